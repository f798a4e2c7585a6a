package dev.cairn.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.Authorship;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Contribution;
import dev.cairn.core.Hash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real histories, against the figures that Git itself gives. They lie outside the project, in the folder that the system property
 * {@code cairn.histories} names; the profile {@code real-histories} runs this class where that folder exists.
 */
@Tag("real-histories")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealHistoriesTest {
    @TempDir
    static Path clones;

    @BeforeAll
    void cloneBundles() throws GitAPIException {
        String configured = System.getProperty("cairn.histories");
        Path histories = Path.of(configured == null ? "" : configured);
        for (String name : new String[] {"llm", "composefs-rs", "ai-dev-memory"}) {
            Path bundle = histories.resolve(name + ".bundle");
            assertTrue(
                    configured != null && Files.isRegularFile(bundle),
                    () -> "no " + bundle
                            + ": set the system property cairn.histories to the folder of the real histories");
            Git.cloneRepository()
                    .setURI(bundle.toUri().toString())
                    .setMirror(true)
                    .setDirectory(clones.resolve(name).toFile())
                    .call()
                    .close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "llm, 0.32, 0.32rc2, 51, 7, 0, 0",
        "llm, 0.32rc2, 0.32rc1, 28, 0, 0, 0",
        "composefs-rs, v0.5.0, , 373, 30, 0, 0",
        "composefs-rs, v0.6.0, v0.5.0, 26, 19, 0, 0",
        "composefs-rs, v0.7.0, v0.6.0, 131, 106, 0, 0",
        "composefs-rs, v0.8.0, v0.7.0, 105, 30, 15, 0",
        "composefs-rs, v0.9.0, v0.8.0, 1, 0, 1, 0",
        "ai-dev-memory, v0.1.30, , 103, 2, 0, 13",
        "ai-dev-memory, v0.1.31, npm/v0.1.30, 2, 0, 0, 1",
        "ai-dev-memory, npm/v0.1.31, npm/v0.1.30, 2, 0, 0, 1",
        "ai-dev-memory, v0.3.0, v0.2.0, 5, 0, 0, 4"
    })
    void membersAndAiMarksAreThoseOfGit(
            String history,
            String tag,
            @org.jspecify.annotations.Nullable String base,
            int members,
            int trailed,
            int unnamed,
            int noted) {
        try (GitRepository opened = GitRepository.open(clones.resolve(history))) {
            Set<Hash> found = reachable(opened, List.of(tag));
            if (base != null) {
                found.removeAll(reachable(opened, List.of(base)));
            }
            assertEquals(members, found.size(), "members");
            assertEquals(
                    trailed,
                    count(opened.changes(), found, part -> isFrom(part, "trailer") && isNamed(part)),
                    "with a trailer that names an agent");
            assertEquals(
                    unnamed,
                    count(opened.changes(), found, part -> isFrom(part, "trailer") && !isNamed(part)),
                    "with a trailer that says AI and no more");
            assertEquals(noted, count(opened.changes(), found, part -> isFrom(part, "git-ai-note")), "with an AI note");
        }
    }

    /** 77, 202 and 2 commits with trailers, 18 with notes, 5 with an agent as author; one commit of the last has note and trailer. */
    @ParameterizedTest
    @CsvSource({"llm, 81", "composefs-rs, 202", "ai-dev-memory, 19"})
    void noCommitThatMerelyMentionsAProductCounts(String history, int assisted) {
        try (GitRepository opened = GitRepository.open(clones.resolve(history))) {
            List<String> starts = new ArrayList<>(List.of("HEAD"));
            opened.releases()
                    .releases()
                    .forEach(release -> starts.add(release.names().get(0).name()));
            long found = reachable(opened, starts).stream()
                    .filter(commit -> opened.changes().attribution(commit).authorship() == Authorship.AI_ASSISTED)
                    .count();
            assertEquals(assisted, found);
        }
    }

    @Test
    void everyTagIsARelease() {
        try (GitRepository opened = GitRepository.open(clones.resolve("ai-dev-memory"))) {
            Releases releases = opened.releases();
            assertEquals(9, releases.releases().size());
            assertEquals(
                    12,
                    releases.releases().stream()
                            .mapToInt(release -> release.names().size())
                            .sum());
        }
    }

    private static Set<Hash> reachable(GitRepository opened, List<String> revisions) {
        Set<Hash> reachable = new HashSet<>();
        Deque<Hash> open = new ArrayDeque<>();
        revisions.forEach(revision -> open.add(opened.resolve(revision)));
        while (!open.isEmpty()) {
            Hash commit = open.pop();
            if (reachable.add(commit)) {
                open.addAll(opened.changes().dependencies(commit));
            }
        }
        return reachable;
    }

    private static boolean isFrom(Contribution part, String source) {
        return part.evidence().source().equals(source);
    }

    private static boolean isNamed(Contribution part) {
        return !part.provider().equals("unknown");
    }

    private static long count(ChangeGraph changes, Set<Hash> commits, Predicate<Contribution> wanted) {
        return commits.stream()
                .filter(commit ->
                        changes.attribution(commit).contributions().stream().anyMatch(wanted))
                .count();
    }
}
