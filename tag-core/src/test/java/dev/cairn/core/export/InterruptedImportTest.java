package dev.cairn.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.migration.Migration;
import dev.cairn.core.migration.MigrationCancelledException;
import dev.cairn.core.migration.MigrationInterruptedException;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationMismatchException;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.migration.MigrationProgress;
import dev.cairn.core.migration.MigrationProgress.Phase;
import dev.cairn.core.migration.MigrationRefusedException;
import dev.cairn.core.migration.SampleStore;
import dev.cairn.core.store.TagRepository;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store is the whole of an export, or says that it is not (storage.md MIG-3). */
class InterruptedImportTest {
    private final TagStore source = TagStores.open("memory:");
    private final TagStore target = TagStores.open("memory:");
    private String text = "";

    @BeforeEach
    void fill() {
        SampleStore.fill(source, 21, 20);
        text = ExportText.of(source);
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    private byte[] file() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Ends an import when it has come so far. */
    private static final class EndAt implements MigrationListener {
        private final Phase phase;
        private final long entries;
        private boolean reached;

        EndAt(Phase phase, long entries) {
            this.phase = phase;
            this.entries = entries;
        }

        @Override
        public void progress(MigrationProgress progress) {
            reached = progress.phase() == phase && progress.entries() >= entries;
        }

        @Override
        public boolean isCancelled() {
            return reached;
        }
    }

    private void interrupt(Phase phase, long entries) {
        EndAt end = new EndAt(phase, entries);
        assertThrows(MigrationCancelledException.class, () -> ExportText.read(file(), target, end));
    }

    private void requireIncomplete() {
        MigrationInterruptedException refused =
                assertThrows(MigrationInterruptedException.class, () -> new TagRepository(target).beginRead());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("export file has not ended. Discard the store"), message);
    }

    @Test
    void isRefusedByReadersByAnExportAndAsTheTargetOfAnother() {
        interrupt(Phase.COPYING, 20);
        requireIncomplete();
        assertThrows(MigrationInterruptedException.class, () -> ExportText.of(target));
        assertThrows(MigrationInterruptedException.class, () -> ExportText.read(text, target));
        requireIncomplete();
    }

    @Test
    void isIncompleteBeforeTheComparisonHasEnded() {
        interrupt(Phase.COMPARING, 0);
        requireIncomplete();
    }

    @Test
    void isBegunAnewWhenTheCallerSaysSo() {
        interrupt(Phase.COPYING, 20);
        StoreImport.begin("file", ExportText.chunks(file(), 100))
                .into(target, MigrationOptions.defaults().withResume(true), MigrationListener.NONE);
        assertEquals(SampleStore.content(source), SampleStore.content(target));
    }

    @Test
    void isNotResumedByAMigrationFromAStore() {
        interrupt(Phase.COPYING, 20);
        Migration other =
                new Migration(source, target, MigrationOptions.defaults().withResume(true));
        assertThrows(MigrationRefusedException.class, () -> other.run(MigrationListener.NONE));
        requireIncomplete();
    }

    @Test
    void isRefusedWhereSomethingElseIs() {
        target.write(operations -> {
            operations.put(Table.META, new byte[] {1}, new byte[0]);
            return null;
        });
        var before = SampleStore.content(target);
        assertThrows(MigrationRefusedException.class, () -> ExportText.read(text, target));
        assertEquals(before, SampleStore.content(target));
    }

    @Test
    void differsFromItsFileWhenSomebodyElseWritesToIt() {
        MigrationListener intruder = progress -> {
            if (progress.phase() == Phase.COPYING && progress.entries() > 0) {
                target.write(operations -> {
                    operations.put(Table.CHANGES, new byte[] {77}, new byte[0]);
                    return null;
                });
            }
        };
        assertThrows(MigrationMismatchException.class, () -> ExportText.read(file(), target, intruder));
        requireIncomplete();
    }

    @Test
    void isLeftIncompleteByAFileThatCannotBeReadOn() {
        int[] asked = {0};
        StoreImport begun = StoreImport.begin("file", () -> {
            if (asked[0]++ > 0) {
                throw new IllegalStateException("the disk is gone");
            }
            return Arrays.copyOf(file(), 5_000);
        });
        assertThrows(
                IllegalStateException.class,
                () -> begun.into(target, MigrationOptions.defaults(), MigrationListener.NONE));
        requireIncomplete();
    }
}
