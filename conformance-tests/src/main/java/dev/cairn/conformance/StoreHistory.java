package dev.cairn.conformance;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.store.TagRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The commits of the store that is damaged for COR-1: tags, rows, more of both, and some of them changed and deleted. */
final class StoreHistory {
    private static final List<Consumer<TagStore>> COMMITS = List.of(
            GoldenData::putTags,
            GoldenData::putRows,
            StoreHistory::putManyTags,
            StoreHistory::putManyRows,
            StoreHistory::overwriteSome,
            StoreHistory::deleteSome);
    private static final int TAGS = 60;
    private static final int ROWS = 600;

    private StoreHistory() {}

    /** Makes every commit. */
    static void commitAll(TagStore store) {
        COMMITS.forEach(commit -> commit.accept(store));
    }

    /** Returns what a store holds after each commit, as the memory backend tells it. */
    static List<Map<Row, String>> states() {
        List<Map<Row, String>> states = new ArrayList<>();
        try (TagStore memory = TagStores.open("memory:")) {
            for (Consumer<TagStore> commit : COMMITS) {
                commit.accept(memory);
                states.add(memory.read(Row::all));
            }
        }
        return states;
    }

    private static void putManyTags(TagStore store) {
        new TagRepository(store).write(tags -> {
            for (int tag = 0; tag < TAGS; tag++) {
                tags.putTag(DomainSamples.tag(tag, 1, 0).message("made by hand").build());
            }
            return null;
        });
    }

    private static void putManyRows(TagStore store) {
        putRows(store, 1, 1);
    }

    private static void overwriteSome(TagStore store) {
        putRows(store, 3, 2);
    }

    private static void deleteSome(TagStore store) {
        store.write(tx -> {
            for (int row = 1; row < ROWS; row += 4) {
                tx.delete(Table.CHANGES, Bytes.of(row));
            }
            return null;
        });
    }

    private static void putRows(TagStore store, int step, int fill) {
        store.write(tx -> {
            for (int row = 0; row < ROWS; row += step) {
                tx.put(Table.CHANGES, Bytes.of(row), Bytes.filled(row % 150, row * fill));
            }
            return null;
        });
    }
}
