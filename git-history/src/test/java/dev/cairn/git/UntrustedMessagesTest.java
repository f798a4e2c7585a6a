package dev.cairn.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.Evidence.Strength;
import dev.cairn.core.history.ReleaseName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UntrustedMessagesTest {
    private static final String TRAILER = "\n\nAssisted-by: AI\n";

    @TempDir
    Path directory;

    @Test
    void aMessageOfMebibytesIsReadAtItsStartAndItsEnd() throws IOException {
        String filler = ("x".repeat(99) + "\n").repeat(50_000);
        assertEquals(Strength.STRONG, strength("Subject\n\n" + filler + TRAILER));
        assertEquals(Strength.WEAK, strength("Subject" + TRAILER + "\n" + filler));
    }

    @Test
    void whatStandsBetweenStartAndEndOfAMessageOfMebibytesIsNotRead() throws IOException {
        String filler = ("x".repeat(99) + "\n").repeat(50_000);
        assertEquals(ChangeAttribution.UNATTRIBUTED, attribution("Subject\n\n" + filler + TRAILER + "\n" + filler));
    }

    @Test
    void aMessageOfAMillionEmptyLinesTakesNoLongerThanAnyOther() throws IOException {
        String message = "\n".repeat((1 << 20) - 1000) + "Subject" + TRAILER;
        assertEquals(Strength.STRONG, assertTimeoutPreemptively(Duration.ofMinutes(1), () -> strength(message)));
    }

    @Test
    void aNoteOfEndlessRangesTakesNoLongerThanAnyOther() throws IOException {
        String ranges = ("  abcd1234 " + "1".repeat(99_000) + "x\n").repeat(40);
        try (TestRepository made = TestRepository.bare(directory)) {
            ObjectId commit = made.commit("Any");
            made.note(commit, "a.txt\n" + ranges + "---\n{}");
            try (GitRepository opened = GitRepository.open(directory)) {
                assertEquals(
                        ChangeAttribution.UNATTRIBUTED,
                        assertTimeoutPreemptively(
                                Duration.ofMinutes(1),
                                () -> opened.changes().attribution(TestRepository.hash(commit))));
            }
        }
    }

    @Test
    void aSubjectWithoutEndIsBounded() throws IOException {
        assertEquals(
                1000,
                name("y".repeat(300_000).getBytes(StandardCharsets.UTF_8))
                        .message()
                        .orElseThrow()
                        .length());
    }

    @Test
    void bytesThatAreNoUtf8AreReadAsDeclaredElseAsLatin1() throws IOException {
        assertEquals(
                Optional.of("Größe"),
                name("Größe\n".getBytes(StandardCharsets.ISO_8859_1)).message());
        assertEquals(
                Optional.of("Größe"),
                name("Größe\n".getBytes(StandardCharsets.UTF_8)).message());
        assertEquals(
                Optional.of("日本"),
                named("encoding Shift_JIS\n", "日本\n".getBytes(java.nio.charset.Charset.forName("Shift_JIS")))
                        .message());
        assertEquals(
                Optional.of("Any"),
                named("encoding no such thing\n", "Any\n".getBytes(StandardCharsets.UTF_8))
                        .message());
    }

    @Test
    void controlCharactersAreKept() throws IOException {
        assertEquals(
                Optional.of("a\u001b[31mb\u0000c"),
                name("a\u001b[31mb\u0000c\n".getBytes(StandardCharsets.UTF_8)).message());
    }

    @Test
    void aCommitWithoutPeopleIsNobodysWork() throws IOException {
        try (TestRepository made = TestRepository.bare(directory)) {
            ObjectId tree = made.treeOf(made.commit("Any"));
            String raw = "tree " + tree.name() + "\nauthor nonsense\ncommitter\nstrange\n continued\n\nText";
            ObjectId commit = made.raw(Constants.OBJ_COMMIT, raw.getBytes(StandardCharsets.UTF_8));
            try (GitRepository opened = GitRepository.open(directory)) {
                assertEquals(ChangeAttribution.UNATTRIBUTED, opened.changes().attribution(TestRepository.hash(commit)));
            }
        }
    }

    private Strength strength(String message) throws IOException {
        return attribution(message).contributions().get(0).evidence().strength();
    }

    private ChangeAttribution attribution(String message) throws IOException {
        try (TestRepository made = TestRepository.bare(directory.resolve("m" + message.hashCode()))) {
            ObjectId commit = made.commit(message);
            try (GitRepository opened = GitRepository.open(made.path())) {
                return opened.changes().attribution(TestRepository.hash(commit));
            }
        }
    }

    private ReleaseName name(byte[] message) throws IOException {
        return named("", message);
    }

    private ReleaseName named(String header, byte[] message) throws IOException {
        try (TestRepository made = TestRepository.bare(directory.resolve("n" + java.util.Arrays.hashCode(message)))) {
            ObjectId tree = made.treeOf(made.commit("Any"));
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            raw.writeBytes(
                    ("tree " + tree.name() + "\nauthor A <a@x> 1 +0000\ncommitter A <a@x> 1 +0000\n" + header + "\n")
                            .getBytes(StandardCharsets.UTF_8));
            raw.writeBytes(message);
            made.tag("v1.0.0", made.raw(Constants.OBJ_COMMIT, raw.toByteArray()));
            try (GitRepository opened = GitRepository.open(made.path())) {
                return opened.releases().releases().get(0).names().get(0);
            }
        }
    }
}
