package dev.cairn.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.HashAlgorithm;
import dev.cairn.git.GitHistoryException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpeningARepositoryTest {
    @TempDir
    Path directory;

    @Test
    void aBareRepositoryOpens() throws IOException {
        try (TestRepository made = TestRepository.bare(directory)) {
            ObjectId commit = made.commit("First");
            try (GitRepository opened = GitRepository.open(directory)) {
                assertEquals(TestRepository.hash(commit), opened.resolve("HEAD"));
                assertEquals(HashAlgorithm.GIT_SHA1, opened.objectFormat());
            }
        }
    }

    @Test
    void anOrdinaryRepositoryOpensByItsWorkTreeAnyFolderOrFileInItAndItsGitFolder() throws IOException {
        try (TestRepository made = TestRepository.ordinary(directory)) {
            ObjectId commit = made.commit("First");
            Path file = Files.writeString(
                    Files.createDirectories(directory.resolve("a/b")).resolve("file"), "x");
            for (Path path : new Path[] {directory, file.getParent(), file, directory.resolve(".git")}) {
                try (GitRepository opened = GitRepository.open(path)) {
                    assertEquals(TestRepository.hash(commit), opened.resolve("main"), path.toString());
                }
            }
        }
    }

    @Test
    void aLinkedWorktreeOpensTheRepositoryThatItBelongsTo() throws IOException {
        try (TestRepository made = TestRepository.ordinary(directory.resolve("main"))) {
            ObjectId commit = made.commit("First");
            made.tag("v1.0.0", commit);
            Path administration = Files.createDirectories(made.path().resolve("worktrees/linked"));
            Files.writeString(administration.resolve("commondir"), "../..\n");
            Files.writeString(administration.resolve("HEAD"), commit.name() + "\n");
            Path linked = Files.createDirectories(directory.resolve("linked"));
            Files.writeString(administration.resolve("gitdir"), linked.resolve(".git") + "\n");
            Files.writeString(linked.resolve(".git"), "gitdir: " + administration + "\n");
            try (GitRepository opened = GitRepository.open(linked)) {
                assertEquals(TestRepository.hash(commit), opened.resolve("HEAD"));
                assertEquals(Optional.empty(), opened.head());
                assertEquals(1, opened.releases().releases().size());
            }
        }
    }

    @Test
    void headIsTheShortNameOfItsBranchBornOrNotAndNothingWhenDetached() throws IOException {
        try (TestRepository made = TestRepository.bare(directory)) {
            ObjectId commit = made.commit("First");
            made.headAt("refs/heads/release/1.x");
            assertEquals(Optional.of("release/1.x"), head());
            made.detach(commit);
            assertEquals(Optional.empty(), head());
        }
    }

    @Test
    void aPathThatDoesNotExistIsRefused() {
        assertRefused(Kind.PATH_MISSING, directory.resolve("nowhere"), "does not exist");
    }

    @Test
    void aFolderOutsideEveryRepositoryIsRefused() {
        assertRefused(Kind.NOT_A_REPOSITORY, directory, "neither it nor a folder above it");
    }

    @Test
    void aRepositoryWithoutCommitsIsRefused() throws IOException {
        TestRepository.bare(directory).close();
        assertRefused(Kind.EMPTY, directory, "has no commits");
    }

    @Test
    void aShallowRepositoryIsRefusedWithTheRemedy() throws IOException {
        try (TestRepository made = TestRepository.ordinary(directory)) {
            ObjectId commit = made.commit("First");
            Files.writeString(made.path().resolve("shallow"), commit.name() + "\n");
        }
        assertRefused(Kind.SHALLOW, directory, "git fetch --unshallow");
    }

    @Test
    void anUnknownObjectFormatIsRefusedByName() throws IOException {
        try (TestRepository made = TestRepository.ordinary(directory)) {
            made.commit("First");
            Files.writeString(made.path().resolve("config"), "[extensions]\n\tobjectformat = sha3\n");
        }
        assertRefused(Kind.UNREADABLE, directory, "sha3");
    }

    @Test
    void aConfigurationThatCannotBeReadIsRefused() throws IOException {
        try (TestRepository made = TestRepository.ordinary(directory)) {
            made.commit("First");
            Files.writeString(made.path().resolve("config"), "[core\n");
        }
        assertRefused(Kind.UNREADABLE, directory, directory.toString());
    }

    @Test
    void aRevisionThatNamesNoCommitIsRefusedByName() throws IOException {
        try (TestRepository made = TestRepository.bare(directory)) {
            ObjectId commit = made.commit("First");
            made.tag("tree", made.treeOf(commit));
            try (GitRepository opened = GitRepository.open(directory)) {
                for (String revision : new String[] {"nothing", "tree", "v1^{", "--help", "", "0".repeat(40)}) {
                    GitHistoryException refused =
                            assertThrows(GitHistoryException.class, () -> opened.resolve(revision), revision);
                    assertEquals(Kind.UNKNOWN_REVISION, refused.kind());
                    assertTrue(refused.getMessage().contains("'" + revision + "'"), refused::getMessage);
                }
            }
        }
    }

    private Optional<String> head() {
        try (GitRepository opened = GitRepository.open(directory)) {
            return opened.head();
        }
    }

    private static void assertRefused(Kind kind, Path path, String reason) {
        GitHistoryException refused = assertThrows(GitHistoryException.class, () -> GitRepository.open(path));
        assertEquals(kind, refused.kind(), refused::getMessage);
        assertTrue(refused.getMessage().contains(reason), refused::getMessage);
    }
}
