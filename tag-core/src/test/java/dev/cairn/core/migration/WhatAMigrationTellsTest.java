package dev.cairn.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.migration.MigrationProgress.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Progress and report count every entry and byte (storage.md MIG-4, MIG-5), and nobody else works on the target unnoticed. */
class WhatAMigrationTellsTest {
    private static final int ROWS = 2_500;
    private static final MigrationOptions SMALL = MigrationOptions.defaults().withBatches(700, 1 << 20);

    private final TagStore source = TagStores.open("memory:");
    private final TagStore target = TagStores.open("memory:");

    @BeforeEach
    void fill() {
        source.write(operations -> {
            for (int row = 0; row < ROWS; row++) {
                operations.put(Table.CHANGES, new byte[] {(byte) (row >> 8), (byte) row}, new byte[3]);
            }
            return null;
        });
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    private static List<Entry> rows(TagStore store) {
        return store.read(
                operations -> operations.scan(Table.CHANGES, KeyRange.all()).toList());
    }

    private MigrationReport migrate(MigrationListener listener) {
        return new Migration(source, target, SMALL).run(listener);
    }

    private static List<MigrationProgress> progress(Phase phase, int... entries) {
        return Arrays.stream(entries)
                .mapToObj(done -> new MigrationProgress(phase, done, ROWS, 5L * done))
                .toList();
    }

    @Test
    void everyBatchIsToldAndEveryThousandEntriesThatAreCompared() {
        CancelAfter listener = CancelAfter.never();
        MigrationReport report = migrate(listener);
        assertEquals(progress(Phase.COPYING, 0, 700, 1_400, 2_100, 2_500), listener.told(Phase.COPYING));
        assertEquals(progress(Phase.COMPARING, 0, 1_000, 2_000, 2_500), listener.told(Phase.COMPARING));
        assertEquals(ROWS, report.entriesCopied());
        assertEquals(5L * ROWS, report.bytesCopied());
    }

    @Test
    void whereAMigrationWasCancelledIsToldWithTheTarget() {
        MigrationCancelledException end =
                assertThrows(MigrationCancelledException.class, () -> migrate(new CancelAfter(1_400)));
        assertTrue(end.getMessage().contains("memory:"), end::getMessage);
        assertTrue(end.getMessage().contains("1400") || end.getMessage().contains("1,400"), end::getMessage);
    }

    @Test
    void aMarkThatSomebodyTookAwayStopsTheNextBatch() {
        assertStopped(0, List.of());
    }

    @Test
    void aMarkThatSomebodyTookAwayStopsTheComparison() {
        assertStopped(ROWS, rows(source));
    }

    /** Takes the mark away when so many entries are copied, and expects to find these and no others. */
    private void assertStopped(int copied, List<Entry> kept) {
        MigrationListener intruder = progress -> {
            if (progress.phase() == Phase.COPYING && progress.entries() == copied) {
                target.write(operations -> operations.delete(Table.META, InterruptedMigration.key()));
            }
        };
        MigrationRefusedException refusal = assertThrows(MigrationRefusedException.class, () -> migrate(intruder));
        assertTrue(
                refusal.getMessage().startsWith("memory:: another process works on the target"), refusal::getMessage);
        assertEquals(kept, rows(target));
    }

    @Test
    void anEntryThatJustFitsIsTakenIntoTheBatch() {
        // Two of three bytes' payload, two bytes' key and the envelope.
        long two = 2L * (3 + 2 + Limits.ENVELOPE_BYTES);
        assertEquals(List.of(2, 2, 1), batches(5, MigrationOptions.defaults().withBatches(10, two)));
        assertEquals(List.of(1, 1), batches(2, MigrationOptions.defaults().withBatches(10, two - 1)));
        assertEquals(List.of(3, 2), batches(5, MigrationOptions.defaults().withBatches(3, 1 << 20)));
        assertEquals(List.of(1, 1), batches(2, MigrationOptions.defaults().withBatches(1, 1)));
    }

    private List<Integer> batches(int entries, MigrationOptions options) {
        List<Integer> sizes = new ArrayList<>();
        List<Entry> rows = rows(source).subList(0, entries);
        new Batches(rows.iterator(), options, target.info().traits())
                .forEachRemaining(batch -> sizes.add(batch.size()));
        return sizes;
    }
}
