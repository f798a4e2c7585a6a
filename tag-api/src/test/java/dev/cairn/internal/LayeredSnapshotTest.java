package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The writes of a commit that is under way, over the state beneath, whether that holds some of them already or not. */
class LayeredSnapshotTest {
    private final MapEngine engine = new MapEngine();
    private final Overlay writes = new Overlay();
    private Snapshot layered;

    @BeforeEach
    void fill() {
        Overlay beneath = new Overlay();
        for (byte key : new byte[] {1, 2, 5}) {
            beneath.put(Table.TAGS, new byte[] {key}, new byte[] {key});
        }
        beneath.put(Table.NAMES, new byte[] {9}, new byte[] {7});
        engine.commit(beneath.toBatch(), 0);
        writes.delete(Table.TAGS, new byte[] {1});
        writes.put(Table.TAGS, new byte[] {2}, new byte[] {22});
        writes.put(Table.TAGS, new byte[] {3}, new byte[] {33});
        layered = new LayeredSnapshot(engine.snapshot(), writes);
    }

    private List<String> scan(Table table) {
        List<String> seen = new ArrayList<>();
        layered.scan(table, KeyRange.all(), (key, value) -> {
            seen.add(key.get(key.position()) + "=" + value.get(value.position()));
            return true;
        });
        return seen;
    }

    @Test
    void bothLayersAreOneInEveryTable() {
        assertEquals(List.of("2=22", "3=33", "5=5"), scan(Table.TAGS));
        assertEquals(List.of("9=7"), scan(Table.NAMES));
        assertEquals(3, layered.count(Table.TAGS, KeyRange.all()));
        assertEquals(1, layered.count(Table.NAMES, KeyRange.all()));
        assertFalse(layered.contains(Table.TAGS, new byte[] {1}));
        assertTrue(layered.contains(Table.TAGS, new byte[] {5}));
    }

    @Test
    void theVersionIsThatOfTheStateBeneath() {
        assertEquals(1, layered.version());
    }

    @Test
    void closingItClosesTheStateBeneath() {
        layered.close();
        assertEquals(0, engine.openSnapshots.get());
    }
}
