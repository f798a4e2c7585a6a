package dev.cairn.conformance;

import dev.cairn.api.TagStore;
import dev.cairn.core.migration.Migration;
import dev.cairn.core.migration.MigrationProgress;
import dev.cairn.core.migration.MigrationProgress.Phase;
import dev.cairn.core.migration.MigrationReport;
import java.nio.file.Path;
import java.util.List;

/**
 * Copies {@link SampleRows} into the store and says {@code copied n} after each batch. After so many entries it stops there,
 * and waits to be killed.
 */
final class MigrateProgram {
    private MigrateProgram() {}

    static void run(StoreSpec spec, List<String> arguments) {
        Path place = spec.path();
        StoreSpec from = place == null ? spec : spec.at(place.resolveSibling(arguments.get(0)));
        Contents rows = SampleRows.of(Long.parseLong(arguments.get(1)));
        long stop = Long.parseLong(arguments.get(2));
        try (TagStore source = from.open();
                TagStore target = spec.open()) {
            // Volatile, or not yet filled by a child that lived before this one.
            if (Contents.of(source).entries() == 0) {
                rows.putInto(source);
            }
            MigrationReport report = new Migration(source, target, MigrationPair.RESUMED)
                    .run(progress -> tell(progress, rows.entries(), stop));
            rows.assertIn(target, "the target in a child process");
            ChildMain.say("finished " + report.entriesBefore());
        }
    }

    private static void tell(MigrationProgress progress, long all, long stop) {
        long copied = progress.phase() == Phase.COPYING ? progress.entries() : all;
        ChildMain.say("copied " + copied);
        if (copied >= stop) {
            ChildMain.awaitWord();
        }
    }

    /** Waits until a child has copied so many entries. */
    static void awaitCopied(ChildJvm child, long entries) {
        long copied = 0;
        while (copied < entries) {
            copied = Long.parseLong(child.expect("copied"));
        }
    }

    /** Waits until a child has finished, and returns how many entries an earlier one had copied. */
    static long awaitFinished(ChildJvm child) {
        String said = child.expect("");
        while (said.startsWith("copied ")) {
            said = child.expect("");
        }
        if (!said.startsWith("finished ")) {
            throw new AssertionError("a child process that migrates said '" + said + "'");
        }
        return Long.parseLong(said.substring("finished ".length()));
    }
}
