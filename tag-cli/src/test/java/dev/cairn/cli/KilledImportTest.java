package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that is killed at any moment and run again ends as one that nobody disturbed. */
@Tag("same-on-every-jdk")
class KilledImportTest {
    private static final int KILLS = 6;
    private static final int RELEASES = 60;
    private static final String[] LIST = {"tag", "list", "--attribution", "--format", "json"};

    @TempDir
    Path folder;

    @Test
    void isCompletedByTheNext() throws Exception {
        try (GitFixture repository = GitFixture.in(folder.resolve("repository"))) {
            for (int release = 0; release < RELEASES; release++) {
                repository.commit("Before " + release);
                repository.assistedCommit("Release " + release);
                repository.tag("v1." + release + ".0");
            }
        }
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        long duration = undisturbed();
        String expected =
                Cli.in(folder.resolve("undisturbed")).run(LIST).requireDone().out();
        for (int kill = 0; kill < KILLS; kill++) {
            Path place = Files.createDirectory(folder.resolve("killed-" + kill));
            long moment = random.nextLong(duration);
            try (ChildCairn child = ChildCairn.start(place, "import", "git", "../repository")) {
                child.killAfter(moment);
            }
            Cli.in(place).run("import", "git", "../repository").requireDone();
            assertEquals(
                    expected,
                    Cli.in(place).run(LIST).requireDone().out(),
                    "killed after " + moment + " ms, seed " + seed);
        }
    }

    /** Imports in peace, and returns how many milliseconds that took. */
    private long undisturbed() throws Exception {
        Path place = Files.createDirectory(folder.resolve("undisturbed"));
        long start = System.nanoTime();
        try (ChildCairn child = ChildCairn.start(place, "import", "git", "../repository")) {
            assertTrue(child.output().contains("tags created  " + RELEASES));
            assertEquals(ExitCode.DONE, child.exitCode());
        }
        return (System.nanoTime() - start) / 1_000_000;
    }
}
