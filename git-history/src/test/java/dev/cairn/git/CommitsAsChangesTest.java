package dev.cairn.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.UnknownChangeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommitsAsChangesTest {
    @TempDir
    Path directory;

    private TestRepository made;

    @BeforeEach
    void makeRepository() throws IOException {
        made = TestRepository.bare(directory);
    }

    @AfterEach
    void close() {
        made.close();
    }

    @Test
    void parentsAreDependenciesInTheirOrderAlsoOfAnOctopus() throws IOException {
        ObjectId root = made.commit("Root");
        ObjectId one = made.commit("One", root);
        ObjectId two = made.commit("Two", root);
        ObjectId three = made.commit("Three", root);
        ObjectId octopus = made.commit("Octopus", three, one, two);
        try (GitRepository opened = GitRepository.open(directory)) {
            assertEquals(List.of(), opened.changes().dependencies(TestRepository.hash(root)));
            assertEquals(
                    TestRepository.hashes(three, one, two),
                    opened.changes().dependencies(TestRepository.hash(octopus)));
            for (ObjectId child : List.of(one, two, three)) {
                assertEquals(TestRepository.hashes(root), opened.changes().dependencies(TestRepository.hash(child)));
            }
        }
    }

    @Test
    void aLongHistoryIsReadFromItsTipToItsRoot() throws IOException {
        ObjectId tip = made.commit("0");
        for (int i = 1; i < 200; i++) {
            tip = made.commit("Change " + i, tip);
        }
        try (GitRepository opened = GitRepository.open(directory)) {
            int count = 1;
            Hash at = TestRepository.hash(tip);
            for (List<Hash> parents = opened.changes().dependencies(at); !parents.isEmpty(); count++) {
                at = parents.get(0);
                parents = opened.changes().dependencies(at);
            }
            assertEquals(200, count);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000 +0200, 1700000000",
        "0 +0000, 0",
        "-5 +0000, 0",
        "253402300799 +0000, 253402300799",
        "253402300800 +0000, 253402300799",
        "99999999999999999999999 +0000, 253402300799",
        "soon, 0",
        "'', 0"
    })
    void theTimestampIsTheCommitterDateWithinTheYears1970To9999(String written, long second) throws IOException {
        ObjectId tree = made.treeOf(made.commit("Any"));
        String raw = "tree " + tree.name() + "\nauthor A <a@x> 1 +0000\ncommitter C <c@x> " + written + "\n\nText\n";
        ObjectId commit = made.raw(Constants.OBJ_COMMIT, raw.getBytes(StandardCharsets.UTF_8));
        try (GitRepository opened = GitRepository.open(directory)) {
            assertEquals(Instant.ofEpochSecond(second), opened.changes().timestamp(TestRepository.hash(commit)));
        }
    }

    @Test
    void aChangeThatIsNotThereIsUnknown() throws IOException {
        made.commit("Root");
        try (GitRepository opened = GitRepository.open(directory)) {
            for (Hash absent : List.of(
                    Hash.of(HashAlgorithm.GIT_SHA1, new byte[20]), Hash.of(HashAlgorithm.GIT_SHA256, new byte[32]))) {
                assertThrows(
                        UnknownChangeException.class, () -> opened.changes().dependencies(absent));
                assertThrows(
                        UnknownChangeException.class, () -> opened.changes().timestamp(absent));
                assertThrows(
                        UnknownChangeException.class, () -> opened.changes().attribution(absent));
                assertThrows(
                        UnknownChangeException.class, () -> opened.changes().paths(absent));
            }
        }
    }

    @Test
    void theFirstCommitTouchesAllItsFiles() throws IOException {
        ObjectId root = made.commit("Root", Map.of("a", "1", "src/main/B.java", "2"));
        assertPaths(root, "a", "src/main/B.java");
    }

    @Test
    void aCommitTouchesWhatItAddedChangedAndRemoved() throws IOException {
        ObjectId root = made.commit("Root", Map.of("kept", "1", "d/changed", "2", "d/removed", "3"));
        ObjectId next = made.commit("Next", Map.of("kept", "1", "d/changed", "4", "added/ü", "5"), root);
        assertPaths(next, "added/ü", "d/changed", "d/removed");
    }

    @Test
    void aMergeTouchesOnlyWhatDiffersFromEveryParent() throws IOException {
        ObjectId root = made.commit("Root", Map.of("d/a", "1", "d/b", "1", "c", "1"));
        ObjectId left = made.commit("Left", Map.of("d/a", "2", "d/b", "1", "c", "1"), root);
        ObjectId right = made.commit("Right", Map.of("d/a", "1", "d/b", "2", "c", "1"), root);
        ObjectId clean = made.commit("Clean", Map.of("d/a", "2", "d/b", "2", "c", "1"), left, right);
        ObjectId own = made.commit("Own", Map.of("d/a", "3", "d/b", "2", "new", "1"), left, right);
        assertPaths(clean);
        assertPaths(own, "c", "d/a", "new");
    }

    @Test
    void otherThreadsReadTheSame() throws Exception {
        List<Hash> commits = new ArrayList<>();
        ObjectId tip = made.commit("0");
        for (int number = 1; number < 100; number++) {
            String message = "Change " + number + (number % 3 == 0 ? "\n\nAssisted-by: Claude" : "");
            tip = made.commit(message, Map.of("src/A" + number % 7 + ".java", "" + number), tip);
            commits.add(TestRepository.hash(tip));
        }
        made.note(
                tip,
                "a\n  a591c15be82d4797 1\n---\n{\"prompts\":{\"a591c15be82d4797\":{\"agent_id\":{\"tool\":\"amp\"}}}}");
        try (GitRepository opened = GitRepository.open(directory)) {
            ChangeGraph own = opened.changes();
            List<CompletableFuture<List<String>>> others = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                ChangeGraph other = own.forAnotherThread().orElseThrow();
                others.add(CompletableFuture.supplyAsync(() -> described(other, commits)));
            }
            List<String> expected = described(own, commits);
            assertTrue(expected.get(98).contains("amp"), expected.get(98));
            for (CompletableFuture<List<String>> other : others) {
                assertEquals(expected, other.get(30, TimeUnit.SECONDS));
            }
            Hash absent = Hash.of(HashAlgorithm.GIT_SHA1, new byte[20]);
            ChangeGraph another = own.forAnotherThread().orElseThrow();
            assertThrows(UnknownChangeException.class, () -> another.timestamp(absent));
        }
    }

    private static List<String> described(ChangeGraph graph, List<Hash> changes) {
        return changes.stream()
                .map(change -> graph.attribution(change) + " " + graph.dependencies(change) + " "
                        + graph.timestamp(change) + " " + graph.paths(change) + " " + graph.kind(change))
                .toList();
    }

    private void assertPaths(ObjectId commit, String... paths) {
        try (GitRepository opened = GitRepository.open(directory)) {
            assertEquals(
                    new TreeSet<>(List.of(paths)),
                    new TreeSet<>(opened.changes().paths(TestRepository.hash(commit))));
        }
    }
}
