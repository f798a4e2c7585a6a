package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.testing.JsonText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the commands tell of real histories is what the {@code git} program tells of them, which is asked without anything of Cairn. The
 * profile {@code real-histories} runs this class where {@link RealHistory} finds them.
 */
@Tag("real-histories")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealHistoriesTest {
    @TempDir
    static Path folder;

    private static final Map<String, RealHistory> HISTORIES = new HashMap<>();

    @BeforeAll
    void cloneAndImport() {
        for (String name : List.of("llm", "composefs-rs", "ai-dev-memory")) {
            HISTORIES.put(name, RealHistory.imported(folder, name));
        }
    }

    private static RealHistory history(String name) {
        return Objects.requireNonNull(HISTORIES.get(name));
    }

    private static List<String> inGit(String history, String... arguments) {
        return history(history).git(arguments);
    }

    private static String cairn(String history, String... arguments) {
        return history(history).cairn(arguments);
    }

    private static List<String> tags(String history) {
        return history(history).tags();
    }

    /** The oracle: everything that is reachable from a tag is what it stands for. */
    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void aTagStandsForWhatGitReaches(String history) {
        for (String tag : tags(history)) {
            List<String> expected = inGit(history, "rev-list", tag);
            List<String> expansion =
                    cairn(history, "deps", "expand", tag).lines().toList();
            assertEquals(new TreeSet<>(expected), new TreeSet<>(expansion), tag);
            assertEquals(expected.size(), expansion.size(), tag);
            assertEquals(expected.size() + "\n", cairn(history, "deps", "expand", tag, "--count"), tag);
        }
    }

    /** The oracle: parents and committer dates are Git's own. */
    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void everyChangeIsStoredAsGitHasIt(String history) {
        String export = cairn(history, "store", "export");
        List<String> arguments = new ArrayList<>(List.of("log", "--date=unix", "--format=%H %ct %P"));
        arguments.addAll(tags(history));
        List<String> commits = inGit(history, arguments.toArray(String[]::new));
        assertEquals(
                commits.size(),
                export.lines().filter(line -> line.startsWith("changes ")).count());
        for (String commit : commits) {
            List<String> parts = List.of(commit.strip().split(" ", -1));
            StringBuilder record = new StringBuilder("\nchanges " + parts.get(0) + "\n");
            parts.subList(2, parts.size()).forEach(parent -> record.append(" dependencies " + parent + "\n"));
            record.append(" timestamp " + Instant.ofEpochSecond(Long.parseLong(parts.get(1))) + "\n");
            assertTrue(export.contains(record), record.toString());
        }
    }

    /** The oracle: one tag is enough for all that Git reaches from it; for several, those that no other one reaches. */
    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void whatGitReachesIsReducedToTheTagsThatNoOtherReaches(String history) {
        List<String> tips = inGit(history, "merge-base", "--independent", commits(history));
        List<String> arguments = new ArrayList<>(List.of("deps", "reduce"));
        arguments.addAll(tags(history));
        String out = cairn(history, arguments.toArray(String[]::new));
        assertEquals(tips.size(), out.lines().count(), out);
        TreeSet<String> found = new TreeSet<>();
        for (String line : out.lines().toList()) {
            Map<String, Object> tag =
                    JsonText.object(cairn(history, "tag", "show", line.split(" ", -1)[0], "--format", "json"));
            ((List<?>) tag.get("tips")).forEach(tip -> found.add(String.valueOf(tip)));
        }
        assertEquals(new TreeSet<>(tips), found);
    }

    private static List<String> inGit(String history, String command, String option, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(command, option));
        arguments.addAll(more);
        return inGit(history, arguments.toArray(String[]::new));
    }

    private static List<String> commits(String history) {
        List<String> arguments = new ArrayList<>();
        for (String tag : tags(history)) {
            arguments.addAll(inGit(history, "rev-parse", tag + "^{commit}"));
        }
        return List.copyOf(new TreeSet<>(arguments));
    }

    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void everyTagIsVerifiedAgainstStoreAndRepository(String history) {
        for (String tag : tags(history)) {
            String out = cairn(history, "tag", "verify", tag, "--git", "history");
            assertTrue(out.contains("stored changes: the same") && out.contains("repository: the same"), out);
        }
    }

    /** The oracle: a way is made of parents, from the tag's commit down. */
    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void aWayToAChangeIsOneOfGit(String history) {
        String newest = inGit(history, "describe", "--tags", "--abbrev=0").get(0);
        for (String change : inGit(history, "rev-list", "-n", "8", "--skip", "5", newest)) {
            Map<String, Object> why =
                    JsonText.object(cairn(history, "deps", "why", newest, change, "--format", "json"));
            List<?> path = (List<?>) why.get("path");
            assertEquals(change, path.get(path.size() - 1));
            for (int i = 1; i < path.size(); i++) {
                List<String> parents = inGit(history, "rev-parse", path.get(i - 1) + "^@");
                assertTrue(parents.contains(path.get(i)), why.toString());
            }
        }
    }

    /** The oracle: every line of evidence from a trailer is a line of the message, and every commit with a named Claude is covered. */
    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void everyTrailerThatIsEvidenceStandsInItsMessage(String history) {
        String newest = inGit(history, "describe", "--tags", "--abbrev=0").get(0);
        Map<String, Object> shown =
                JsonText.object(cairn(history, "tag", "show", newest, "--evidence", "--format", "json"));
        for (Object listed : (List<?>) shown.get("evidence")) {
            Map<?, ?> change = (Map<?, ?>) listed;
            List<String> message = inGit(history, "log", "-1", "--format=%B", String.valueOf(change.get("change")));
            List<?> evidence = (List<?>) change.get("evidence");
            for (Object one : evidence) {
                Map<?, ?> found = (Map<?, ?>) one;
                assertTrue(
                        !"trailer".equals(found.get("source")) || message.contains(found.get("text")),
                        found.toString());
            }
            boolean claude = message.stream().anyMatch(line -> line.startsWith("Co-Authored-By: Claude"));
            assertTrue(!claude || !evidence.isEmpty(), change.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void theSameIsToldRunAfterRun(String history) {
        String before = cairn(history, "store", "export");
        assertEquals(before, cairn(history, "store", "export"));
        cairn(history, "import", "git", "history");
        assertEquals(before, cairn(history, "store", "export"));
    }
}
