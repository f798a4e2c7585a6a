package dev.cairn.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.Authorship;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NotesOfCommitsTest {
    private static final String NOTE =
            "a.py\n  a591c15be82d4797 1\n---\n{\"prompts\":{\"a591c15be82d4797\":{\"agent_id\":{\"tool\":\"amp\"}}%s}}";

    @TempDir
    Path directory;

    @Test
    void aNoteIsFoundByTheCommitsNameWithOrWithoutFoldersInIt() throws IOException {
        try (TestRepository made = TestRepository.bare(directory)) {
            ObjectId plain = made.commit("Plain");
            ObjectId folded = made.commit("Folded", plain);
            ObjectId without = made.commit("Without", folded);
            made.notes(Map.of(
                    plain.name(),
                    NOTE.formatted(""),
                    folded.name().replaceFirst("^(..)(..)", "$1/$2/"),
                    NOTE.formatted(""),
                    "README",
                    "not a note"));
            try (GitRepository opened = GitRepository.open(directory)) {
                assertEquals(Authorship.AI_ASSISTED, authorship(opened, plain));
                assertEquals(Authorship.AI_ASSISTED, authorship(opened, folded));
                assertEquals(Authorship.UNATTRIBUTED, authorship(opened, without));
            }
        }
    }

    @Test
    void aNoteBeyondTheBoundCountsAsFarAsItIsRead() throws IOException {
        try (TestRepository made = TestRepository.bare(directory)) {
            ObjectId commit = made.commit("Subject");
            String huge = ",\"b\":{\"messages\":[" + "\"words\",".repeat(CommitNotes.MAX_BYTES / 8) + "0]}";
            made.note(commit, NOTE.formatted(huge));
            try (GitRepository opened = GitRepository.open(directory)) {
                assertEquals(Authorship.AI_ASSISTED, authorship(opened, commit));
            }
        }
    }

    @Test
    void whatStandsBeyondTheBoundIsNotRead() throws IOException {
        try (TestRepository made = TestRepository.bare(directory)) {
            ObjectId commit = made.commit("Subject");
            String huge = "\"b\":{\"messages\":[" + "\"words\",".repeat(CommitNotes.MAX_BYTES / 8) + "0]},";
            made.note(commit, NOTE.formatted("").replace("\"prompts\":{", "\"prompts\":{" + huge));
            try (GitRepository opened = GitRepository.open(directory)) {
                assertEquals(Authorship.UNATTRIBUTED, authorship(opened, commit));
            }
        }
    }

    private static Authorship authorship(GitRepository opened, ObjectId commit) {
        return opened.changes().attribution(TestRepository.hash(commit)).authorship();
    }
}
