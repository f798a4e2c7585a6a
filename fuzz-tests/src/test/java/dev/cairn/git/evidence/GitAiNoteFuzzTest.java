package dev.cairn.git.evidence;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cairn.fuzz.Bounded;
import dev.cairn.git.objects.Commit;
import dev.cairn.git.objects.Person;
import java.util.List;
import java.util.Optional;

/** Any note gives an attribution within bounds. */
final class GitAiNoteFuzzTest {
    private static final Commit COMMIT = new Commit(List.of(), Person.UNKNOWN, Person.UNKNOWN, "Any");
    private static final CommitEvidence EVIDENCE = new CommitEvidence();

    @FuzzTest
    void anyNoteIsRead(byte[] note) {
        Bounded.run(
                note.length, () -> AttributionAssertions.assertSound(EVIDENCE.attribution(COMMIT, Optional.of(note))));
    }
}
