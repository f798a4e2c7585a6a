package dev.cairn.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.StoreAccessException;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.spi.EntryVisitor;
import dev.cairn.spi.Snapshot;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What an engine throws while it reads reaches the caller as one of ours, with the store's name (storage.md, Errors). */
class EngineFaultsTest {
    private static final byte[] KEY = "key".getBytes(UTF_8);

    @Test
    void aBareExceptionIsWrappedAndNamesTheStore() {
        IllegalStateException bare = new IllegalStateException("page 7 makes no sense");
        for (Executable reading : readingsOf(engine(bare).open(Duration.ofSeconds(1)))) {
            StoreAccessException thrown = assertThrows(StoreAccessException.class, reading);
            assertSame(bare, thrown.getCause());
            assertTrue(thrown.getMessage().startsWith("map store: it cannot be read: "), thrown.getMessage());
            assertTrue(thrown.getMessage().contains("page 7 makes no sense"), thrown.getMessage());
        }
    }

    @Test
    void anExceptionOfOursIsLeftAsItIs() {
        StoreCorruptException ours = new StoreCorruptException("file x is damaged");
        for (Executable reading : readingsOf(engine(ours).open(Duration.ofSeconds(1)))) {
            assertSame(ours, assertThrows(StoreCorruptException.class, reading));
        }
    }

    @Test
    void aSnapshotThatCannotBeTakenIsWrappedToo() {
        IllegalStateException bare = new IllegalStateException("no handle left");
        MapEngine engine = new MapEngine() {
            @Override
            public Snapshot snapshot() {
                throw bare;
            }
        };
        TagStore store = engine.open(Duration.ofSeconds(1));
        assertSame(
                bare, assertThrows(StoreAccessException.class, store::beginRead).getCause());
        assertSame(
                bare,
                assertThrows(StoreAccessException.class, store::beginWrite).getCause());
        assertThrows(StoreAccessException.class, store::beginWrite, "the writer's place was given back");
        store.close();
        assertTrue(engine.closed);
        assertEquals(0, engine.openSnapshots.get());
    }

    private static List<Executable> readingsOf(TagStore store) {
        return List.of(
                () -> store.read(tx -> tx.get(Table.TAGS, KEY)),
                () -> store.read(tx -> tx.contains(Table.TAGS, KEY)),
                () -> store.read(tx -> tx.count(Table.TAGS, KeyRange.all())),
                () -> store.read(tx -> tx.scan(Table.TAGS, KeyRange.all()).count()),
                () -> store.write(tx -> tx.delete(Table.TAGS, KEY)));
    }

    private static MapEngine engine(RuntimeException fault) {
        return new MapEngine() {
            @Override
            public Snapshot snapshot() {
                return new MapSnapshot(state()) {
                    @Override
                    public @Nullable ByteBuffer get(Table table, byte[] key) {
                        throw fault;
                    }

                    @Override
                    public void scan(Table table, KeyRange range, EntryVisitor visitor) {
                        throw fault;
                    }
                };
            }
        };
    }
}
