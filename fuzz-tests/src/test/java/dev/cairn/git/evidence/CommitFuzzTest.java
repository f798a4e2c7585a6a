package dev.cairn.git.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.fuzz.Bounded;
import dev.cairn.git.objects.Commit;
import java.time.Instant;
import java.util.Optional;

/** Any commit, its people, date and trailers, is attributed within bounds, and twice alike, or refused as damaged. */
final class CommitFuzzTest {
    private static final CommitEvidence EVIDENCE = new CommitEvidence();
    private static final CommitEvidence OTHER = new CommitEvidence();
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    @FuzzTest
    void anyCommitIsAttributed(byte[] commit) {
        Bounded.run(commit.length, () -> new RawCommit(commit).read().ifPresent(CommitFuzzTest::attribution));
        new RawCommit(commit).read().ifPresent(CommitFuzzTest::check);
    }

    private static ChangeAttribution attribution(Commit commit) {
        assertTrue(commit.subject().length() <= 1000);
        return EVIDENCE.attribution(commit, Optional.empty());
    }

    private static void check(Commit commit) {
        assertTrue(!commit.committer().time().isBefore(Instant.EPOCH)
                && !commit.committer().time().isAfter(LAST));
        ChangeAttribution attribution = attribution(commit);
        AttributionAssertions.assertSound(attribution);
        assertEquals(attribution, OTHER.attribution(commit, Optional.empty()));
    }
}
