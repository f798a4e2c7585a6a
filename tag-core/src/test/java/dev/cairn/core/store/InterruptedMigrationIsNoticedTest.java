package dev.cairn.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.api.Table;
import dev.cairn.api.TagStores;
import dev.cairn.core.internal.records.MigrationMark;
import dev.cairn.core.internal.records.Records;
import dev.cairn.core.migration.MigrationInterruptedException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mark of an interrupted migration is looked for once in every version of a store, and never missed (storage.md MIG-3). */
class InterruptedMigrationIsNoticedTest {
    private static final byte[] KEY = "migration".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MARK = Records.encode(new MigrationMark("lmdb:elsewhere", Optional.empty(), 0));

    private final CountingStore store = new CountingStore(TagStores.open("memory:"));
    private final TagRepository tags = new TagRepository(store);

    @AfterEach
    void close() {
        store.close();
    }

    private void put(byte[] key, byte[] payload) {
        store.write(operations -> {
            operations.put(Table.META, key, payload);
            return null;
        });
    }

    private void begin() {
        tags.beginRead().close();
        tags.read(reader -> null);
    }

    @Test
    void isLookedForOnceWhileTheVersionStays() {
        for (int i = 0; i < 10; i++) {
            begin();
        }
        assertEquals(1, store.gets());
    }

    @Test
    void isLookedForAgainInEveryVersion() {
        for (byte commit = 1; commit <= 10; commit++) {
            put(new byte[] {commit}, new byte[0]);
            begin();
            assertEquals(commit, store.gets());
        }
    }

    @Test
    void isNoticedInAStoreThatWasWholeBefore() {
        begin();
        put(KEY, MARK);
        for (int i = 0; i < 2; i++) {
            assertThrows(MigrationInterruptedException.class, tags::beginRead);
            assertThrows(MigrationInterruptedException.class, tags::beginWrite);
            assertThrows(MigrationInterruptedException.class, () -> tags.read(reader -> null));
            assertThrows(MigrationInterruptedException.class, () -> tags.write(writer -> null));
        }
        assertEquals(0, store.info().openReaders());
    }

    @Test
    void isForgottenOnceTheMigrationHasEnded() {
        put(KEY, MARK);
        assertThrows(MigrationInterruptedException.class, tags::beginRead);
        store.write(operations -> operations.delete(Table.META, KEY));
        begin();
    }
}
