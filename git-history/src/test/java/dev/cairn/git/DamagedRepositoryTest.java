package dev.cairn.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.Hash;
import dev.cairn.git.GitHistoryException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DamagedRepositoryTest {
    @TempDir
    Path directory;

    private TestRepository made;
    private ObjectId root;
    private ObjectId tip;

    @BeforeEach
    void makeHistory() throws IOException {
        made = TestRepository.bare(directory);
        root = made.commit("Root", Map.of("a", "1"));
        tip = made.commit("Tip", Map.of("a", "2"), root);
    }

    @AfterEach
    void close() {
        made.close();
    }

    @Test
    void aMissingParentIsNamed() throws IOException {
        Files.delete(file(root));
        assertDamage(Kind.MISSING, root, opened -> opened.changes().timestamp(parent(opened)));
    }

    @Test
    void aMissingTreeIsNamed() throws IOException {
        ObjectId tree = made.treeOf(root);
        Files.delete(file(tree));
        assertDamage(Kind.MISSING, tree, opened -> opened.changes().paths(TestRepository.hash(tip)));
    }

    @Test
    void aTagOfAMissingObjectIsNamed() throws IOException {
        made.tag("v1.0.0", root);
        Files.delete(file(root));
        assertDamage(Kind.MISSING, root, GitRepository::releases);
    }

    @Test
    void anObjectOfOtherBytesIsNamed() throws IOException {
        Files.delete(file(root));
        Files.write(file(root), "no zlib stream".getBytes(StandardCharsets.UTF_8));
        assertDamage(Kind.CORRUPT, root, opened -> opened.changes().timestamp(parent(opened)));
    }

    @Test
    void anObjectThatIsCutOffIsNamed() throws IOException {
        byte[] whole = Files.readAllBytes(file(root));
        Files.delete(file(root));
        Files.write(file(root), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertDamage(Kind.CORRUPT, root, opened -> opened.changes().timestamp(parent(opened)));
    }

    @Test
    void aParentThatIsNoCommitIsNamed() throws IOException {
        ObjectId tree = made.treeOf(root);
        String raw = "tree " + tree.name() + "\nparent " + tree.name() + "\nauthor A <a@x> 1 +0000\n\n";
        ObjectId odd = made.raw(Constants.OBJ_COMMIT, raw.getBytes(StandardCharsets.UTF_8));
        assertDamage(Kind.CORRUPT, tree, opened -> {
            Hash parent =
                    opened.changes().dependencies(TestRepository.hash(odd)).get(0);
            opened.changes().timestamp(parent);
        });
    }

    @Test
    void aParentThatIsNoObjectNameIsNamed() throws IOException {
        String raw = "tree " + made.treeOf(root).name() + "\nparent nonsense\nauthor A <a@x> 1 +0000\n\n";
        ObjectId odd = made.raw(Constants.OBJ_COMMIT, raw.getBytes(StandardCharsets.UTF_8));
        assertDamage(Kind.CORRUPT, odd, opened -> opened.changes().dependencies(TestRepository.hash(odd)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "100644", "100644 a\0cut", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"})
    void aTreeOfOtherBytesIsNamed(String tree) throws IOException {
        ObjectId odd = commitOf(tree.getBytes(StandardCharsets.UTF_8), 0);
        assertDamage(Kind.CORRUPT, odd, opened -> opened.changes().paths(TestRepository.hash(odd)));
    }

    @Test
    void aTreeThatIsTooLargeForMemoryIsNamed() throws IOException {
        ObjectId large = commitOf(new byte[51 << 20], 0);
        try (GitRepository opened = GitRepository.open(directory)) {
            GitHistoryException refused = assertThrows(
                    GitHistoryException.class, () -> opened.changes().paths(TestRepository.hash(large)));
            assertEquals(Kind.TOO_LARGE, refused.kind(), refused::getMessage);
            assertTrue(refused.getMessage().contains(large.name()), refused::getMessage);
        }
    }

    @Test
    void aCommitThatIsTooLargeForMemoryHasItsPaths() throws IOException {
        String raw = "tree " + made.treeOf(root).name() + "\nauthor A <a@x> 1 +0000\ncommitter A <a@x> 1 +0000\n\n";
        ObjectId large = made.raw(Constants.OBJ_COMMIT, (raw + "m".repeat(51 << 20)).getBytes(StandardCharsets.UTF_8));
        try (GitRepository opened = GitRepository.open(directory)) {
            assertEquals(
                    opened.changes().paths(TestRepository.hash(root)),
                    opened.changes().paths(TestRepository.hash(large)));
        }
    }

    @Test
    void aCommitWhoseParentsTakeHalfAMebibyteOrLessHasAllOfThem() throws IOException {
        ObjectId wide = commitOf(new byte[0], 10_000);
        try (GitRepository opened = GitRepository.open(directory)) {
            assertEquals(
                    10_000,
                    opened.changes().dependencies(TestRepository.hash(wide)).size());
        }
    }

    @Test
    void aCommitWithMoreParentsThanAChangeIsStoredWithIsNamed() throws IOException {
        ObjectId wide = commitOf(new byte[0], 12_001);
        try (GitRepository opened = GitRepository.open(directory)) {
            GitHistoryException refused = assertThrows(
                    GitHistoryException.class, () -> opened.changes().dependencies(TestRepository.hash(wide)));
            assertEquals(Kind.TOO_LARGE, refused.kind(), refused::getMessage);
            assertTrue(refused.getMessage().contains(wide.name() + " has 12001 parents"), refused::getMessage);
        }
    }

    @Test
    void aCommitWithMoreParentsThanAreReadIsNamed() throws IOException {
        ObjectId wide = commitOf(new byte[0], 30_000);
        assertDamage(Kind.CORRUPT, wide, opened -> opened.changes().dependencies(TestRepository.hash(wide)));
    }

    private ObjectId commitOf(byte[] tree, int parents) throws IOException {
        String raw = "tree " + made.raw(Constants.OBJ_TREE, tree).name() + "\n"
                + ("parent " + root.name() + "\n").repeat(parents)
                + "author A <a@x> 1 +0000\ncommitter A <a@x> 1 +0000\n\n" + "text\n".repeat(parents);
        return made.raw(Constants.OBJ_COMMIT, raw.getBytes(StandardCharsets.UTF_8));
    }

    private Hash parent(GitRepository opened) {
        return opened.changes().dependencies(TestRepository.hash(tip)).get(0);
    }

    private Path file(ObjectId id) {
        String name = id.name();
        return made.path().resolve("objects").resolve(name.substring(0, 2)).resolve(name.substring(2));
    }

    private void assertDamage(Kind kind, ObjectId object, Consumer<GitRepository> reading) {
        try (GitRepository opened = GitRepository.open(directory)) {
            GitHistoryException damage = assertThrows(GitHistoryException.class, () -> reading.accept(opened));
            assertEquals(kind, damage.kind(), damage::getMessage);
            assertTrue(damage.getMessage().contains(object.name()), damage::getMessage);
            assertTrue(damage.getMessage().contains("git fsck"), damage::getMessage);
        }
    }
}
