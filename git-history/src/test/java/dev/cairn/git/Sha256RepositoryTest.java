package dev.cairn.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.Authorship;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.UnknownChangeException;
import dev.cairn.core.history.Release;
import dev.cairn.core.history.ReleaseName;
import dev.cairn.git.GitHistoryException.Kind;
import dev.cairn.git.Releases.SkippedTag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the {@code git} program, as SHA-256 repositories do. */
final class Sha256RepositoryTest {
    private static final String HISTORY = """
            commit refs/heads/main
            mark :1
            author Alice <alice@example.org> 1700000000 +0000
            committer Alice <alice@example.org> 1700000000 +0000
            data 5
            Root

            M 100644 inline d/a
            data 1
            1
            M 100644 inline b
            data 1
            1

            commit refs/heads/side
            mark :2
            author Claude <noreply@anthropic.com> 1700000001 +0000
            committer Alice <alice@example.org> 1700000001 +0000
            data 5
            Side

            from :1
            M 100644 inline b
            data 1
            2

            commit refs/heads/main
            mark :3
            author Alice <alice@example.org> 1700000002 +0000
            committer Alice <alice@example.org> 1700000002 +0000
            data 5
            Main

            from :1
            M 100644 inline d/a
            data 1
            3

            commit refs/heads/main
            mark :4
            author Alice <alice@example.org> 1700000003 +0000
            committer Alice <alice@example.org> 1700000003 +0000
            data 23
            Merge

            Assisted-by: AI

            from :3
            merge :2
            M 100644 inline b
            data 1
            2
            M 100644 inline "own \\303\\274"
            data 1
            4

            reset refs/tags/v1.0.0
            from :4

            tag v1
            from :4
            tagger Bob <bob@example.org> 1700000009 +0000
            data 7
            Tagged

            """;

    @TempDir
    Path directory;

    private GitProgramForTests git;

    @BeforeEach
    void makeRepository() throws IOException {
        git = new GitProgramForTests(directory);
        git.run("", "init", "--quiet", "--object-format=sha256");
        git.run("", "symbolic-ref", "HEAD", "refs/heads/main");
        git.run(HISTORY, "fast-import", "--quiet");
    }

    @Test
    void itsCommitsAreChanges() throws IOException {
        try (GitRepository opened = GitRepository.open(directory)) {
            ChangeGraph changes = opened.changes();
            Hash merge = opened.resolve("HEAD");
            assertEquals(HashAlgorithm.GIT_SHA256, opened.objectFormat());
            assertEquals(git.run("", "rev-parse", "HEAD"), merge.toString());
            assertEquals(List.of(opened.resolve("HEAD~1"), opened.resolve("side")), changes.dependencies(merge));
            assertEquals(Instant.ofEpochSecond(1_700_000_003L), changes.timestamp(merge));
            assertEquals(new TreeSet<>(List.of("own ü")), new TreeSet<>(changes.paths(merge)));
            assertEquals(new TreeSet<>(List.of("b", "d/a")), new TreeSet<>(changes.paths(opened.resolve("main~2"))));
            assertEquals(List.of("b"), List.copyOf(changes.paths(opened.resolve("side"))));
            assertEquals(Authorship.AI_ASSISTED, changes.attribution(merge).authorship());
            ChangeGraph other = changes.forAnotherThread().orElseThrow();
            assertEquals(changes.attribution(merge), other.attribution(merge));
            assertEquals(changes.dependencies(merge), other.dependencies(merge));
            assertEquals(changes.paths(merge), other.paths(merge));
            assertEquals(
                    Authorship.AI_ASSISTED,
                    changes.attribution(opened.resolve("side")).authorship());
            assertEquals(
                    Authorship.UNATTRIBUTED,
                    changes.attribution(opened.resolve("main~1")).authorship());
        }
    }

    @Test
    void itsTagsAreReleases() throws IOException {
        git.run("", "tag", "tree", "HEAD^{tree}");
        try (GitRepository opened = GitRepository.open(directory)) {
            Releases releases = opened.releases();
            Release release = releases.releases().get(0);
            assertEquals(Optional.of("main"), opened.head());
            assertEquals(1, releases.releases().size());
            assertEquals(
                    List.of("v1", "v1.0.0"),
                    release.names().stream().map(ReleaseName::name).toList());
            assertEquals(Optional.of("Tagged"), release.names().get(0).message());
            assertEquals(Optional.of("Alice"), release.names().get(1).createdBy());
            assertEquals("tree", releases.skipped().get(0).name());
        }
    }

    /** The program lists them in the order of their bytes, in which another stands between two that read the same. */
    @Test
    void itsNamesThatReadTheSameAreTakenOnce() throws IOException {
        String tag = git.run("", "rev-parse", "main") + " refs/tags/w-";
        Files.writeString(
                directory.resolve(".git/packed-refs"),
                tag + "\u00FE\n" + tag + "\u00FEa\n" + tag + "\u00FF\n",
                StandardCharsets.ISO_8859_1);
        try (GitRepository opened = GitRepository.open(directory)) {
            Releases releases = opened.releases();
            assertEquals(
                    List.of("v1", "v1.0.0", "w-\uFFFD", "w-\uFFFDa"),
                    releases.releases().get(0).names().stream()
                            .map(ReleaseName::name)
                            .toList());
            assertEquals(
                    List.of("w-\uFFFD"),
                    releases.skipped().stream().map(SkippedTag::name).toList());
        }
    }

    @Test
    void itsNotesAreEvidence() throws IOException {
        String note =
                "a\n  a591c15be82d4797 1\n---\n{\"prompts\":{\"a591c15be82d4797\":{\"agent_id\":{\"tool\":\"amp\"}}}}";
        git.run(note, "-c", "user.name=A", "-c", "user.email=a@x", "notes", "--ref=ai", "add", "-F", "-", "main~1");
        try (GitRepository opened = GitRepository.open(directory)) {
            assertEquals(
                    Authorship.AI_ASSISTED,
                    opened.changes().attribution(opened.resolve("main~1")).authorship());
        }
    }

    @Test
    void aDetachedHeadHasNoName() throws IOException {
        git.run("", "update-ref", "--no-deref", "HEAD", git.run("", "rev-parse", "main"));
        try (GitRepository opened = GitRepository.open(directory)) {
            assertEquals(Optional.empty(), opened.head());
        }
    }

    @Test
    void aDetachedRepositoryWithinAnotherOneIsItself() throws IOException {
        Path inner = Files.createDirectories(directory.resolve("inner"));
        GitProgramForTests within = new GitProgramForTests(inner);
        within.run("", "init", "--quiet", "--object-format=sha256");
        within.run(HISTORY, "fast-import", "--quiet");
        within.run("", "update-ref", "--no-deref", "HEAD", within.run("", "rev-parse", "side"));
        try (GitRepository opened = GitRepository.open(inner)) {
            assertEquals(
                    within.run("", "rev-parse", "side"), opened.resolve("HEAD").toString());
        }
    }

    @Test
    void aLinkedWorktreeOpensTheRepositoryThatItBelongsTo() throws IOException {
        Path linked = directory.resolve("linked");
        git.run("", "worktree", "add", "--quiet", "--detach", linked.toString(), "side");
        try (GitRepository opened = GitRepository.open(linked)) {
            assertEquals(
                    git.run("", "rev-parse", "side"), opened.resolve("HEAD").toString());
            assertEquals(1, opened.releases().releases().size());
        }
    }

    @Test
    void aChangeThatIsNotThereIsUnknownAndTheNextOneIsStillRead() {
        try (GitRepository opened = GitRepository.open(directory)) {
            Hash absent = Hash.of(HashAlgorithm.GIT_SHA256, new byte[32]);
            assertThrows(UnknownChangeException.class, () -> opened.changes().timestamp(absent));
            assertEquals(Instant.ofEpochSecond(1_700_000_003L), opened.changes().timestamp(opened.resolve("main")));
        }
    }

    @Test
    void aRevisionThatNamesNothingIsRefusedByName() {
        try (GitRepository opened = GitRepository.open(directory)) {
            for (String revision :
                    new String[] {"nothing", "--help", "--all", "", "main^{tree}", "^main", "0".repeat(64)}) {
                GitHistoryException refused =
                        assertThrows(GitHistoryException.class, () -> opened.resolve(revision), revision);
                assertEquals(Kind.UNKNOWN_REVISION, refused.kind(), refused::getMessage);
            }
        }
    }

    @Test
    void nothingRunsThatItsConfigurationNames() throws IOException {
        Path marker = directory.resolve("run");
        git.run("", "read-tree", "main");
        git.run("", "config", "diff.external", "touch '" + marker + "' #");
        git.run("", "config", "core.fsmonitor", "touch '" + marker + "' #");
        try (GitRepository opened = GitRepository.open(directory)) {
            opened.releases();
            opened.changes().paths(opened.resolve("main"));
        }
        assertFalse(Files.exists(marker));
    }

    @Test
    void aDamagedObjectIsNamed() throws IOException {
        try (GitRepository opened = GitRepository.open(directory)) {
            Hash merge = opened.resolve("main");
            String parent = git.run("", "rev-parse", "main~1");
            damage(parent);
            opened.changes().dependencies(merge);
            GitHistoryException damaged = assertThrows(
                    GitHistoryException.class, () -> opened.changes().timestamp(Hash.parse(parent)));
            assertTrue(damaged.getMessage().contains(parent), damaged::getMessage);
        }
    }

    /** Unpacks all objects, then cuts one. */
    private void damage(String object) throws IOException {
        Path packs = directory.resolve(".git/objects/pack");
        Path moved = Files.createDirectories(directory.resolve("moved"));
        try (var files = Files.list(packs)) {
            for (Path file : files.toList()) {
                Files.move(file, moved.resolve(file.getFileName()));
            }
        }
        try (var files = Files.list(moved)) {
            for (Path pack :
                    files.filter(file -> file.toString().endsWith(".pack")).toList()) {
                new ProcessBuilder("git", "-C", directory.toString(), "unpack-objects", "-q")
                        .redirectInput(pack.toFile())
                        .start()
                        .waitFor();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        Path file = directory.resolve(".git/objects/" + object.substring(0, 2) + "/" + object.substring(2));
        byte[] whole = Files.readAllBytes(file);
        Files.delete(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    void anEmptyAndAShallowRepositoryAreRefused() throws IOException {
        Files.writeString(directory.resolve(".git/shallow"), git.run("", "rev-parse", "main") + "\n");
        assertEquals(
                Kind.SHALLOW,
                assertThrows(GitHistoryException.class, () -> GitRepository.open(directory))
                        .kind());
        Path empty = Files.createDirectories(directory.resolve("empty"));
        new GitProgramForTests(empty).run("", "init", "--quiet", "--bare", "--object-format=sha256");
        assertEquals(
                Kind.EMPTY,
                assertThrows(GitHistoryException.class, () -> GitRepository.open(empty))
                        .kind());
    }
}
