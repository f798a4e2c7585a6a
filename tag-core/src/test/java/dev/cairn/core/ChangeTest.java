package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is stored of a change is bounded in every part (domain.md section 9). */
class ChangeTest {
    private static final Hash HASH = Samples.hash(HashAlgorithm.GIT_SHA1, 1);
    private static final String NAME = "n".repeat(Change.MAX_NAME_BYTES);
    private static final Evidence EVIDENCE =
            new Evidence(NAME, Evidence.Strength.STRONG, "t".repeat(Change.MAX_TEXT_BYTES));
    private static final Contribution PART = part(NAME, NAME, NAME, EVIDENCE);

    private static Contribution part(String agent, String provider, String model, Evidence evidence) {
        return new Contribution(
                agent, provider, Optional.of(model), SuggestionType.COMPLETE, Optional.empty(), evidence);
    }

    private static ChangeAttribution of(List<Contribution> parts, List<Evidence> attestations) {
        return new ChangeAttribution(Authorship.AI_ASSISTED, parts, attestations);
    }

    private static Change change(List<Hash> dependencies, Instant time, ChangeAttribution attribution, int rules) {
        return new Change(HASH, dependencies, time, Optional.of(ChangeKind.TEST), attribution, rules);
    }

    private static Change change(ChangeAttribution attribution) {
        return change(List.of(), Instant.EPOCH, attribution, 0);
    }

    private static void requireRefused(String what, int count, int most, ChangeAttribution attribution) {
        assertEquals(
                "change " + HASH + " has " + count + " " + what + "; expected at most " + most,
                Refusal.of(() -> change(attribution)));
    }

    @Test
    void allThatIsWithinTheBoundsIsKept() {
        ChangeAttribution most = of(
                Collections.nCopies(Change.MAX_CONTRIBUTIONS, PART),
                Collections.nCopies(Change.MAX_ATTESTATIONS, EVIDENCE));
        Change change = change(Collections.nCopies(Change.MAX_DEPENDENCIES, HASH), Instant.EPOCH, most, 0);
        assertEquals(new AttributedChange(most, Instant.EPOCH, Optional.of(ChangeKind.TEST)), change.attributed());
    }

    @Test
    void whatIsTooManyIsRefused() {
        int parts = Change.MAX_CONTRIBUTIONS + 1;
        requireRefused(
                "contributions", parts, Change.MAX_CONTRIBUTIONS, of(Collections.nCopies(parts, PART), List.of()));
        int attestations = Change.MAX_ATTESTATIONS + 1;
        requireRefused(
                "attestations",
                attestations,
                Change.MAX_ATTESTATIONS,
                of(List.of(PART), Collections.nCopies(attestations, EVIDENCE)));
        int dependencies = Change.MAX_DEPENDENCIES + 1;
        assertEquals(
                "change " + HASH + " has " + dependencies + " dependencies; expected at most "
                        + Change.MAX_DEPENDENCIES,
                Refusal.of(() -> change(
                        Collections.nCopies(dependencies, HASH), Instant.EPOCH, ChangeAttribution.UNATTRIBUTED, 0)));
    }

    @Test
    void whatIsTooLongIsRefused() {
        String name = NAME + "n";
        int length = Change.MAX_NAME_BYTES + 1;
        Evidence source = new Evidence(name, Evidence.Strength.WEAK, "");
        Evidence text = new Evidence("", Evidence.Strength.WEAK, EVIDENCE.text() + "t");
        requireRefused("bytes of agent", length, length - 1, of(List.of(part(name, NAME, NAME, EVIDENCE)), List.of()));
        requireRefused(
                "bytes of provider", length, length - 1, of(List.of(part(NAME, name, NAME, EVIDENCE)), List.of()));
        requireRefused("bytes of model", length, length - 1, of(List.of(part(NAME, NAME, name, EVIDENCE)), List.of()));
        for (ChangeAttribution with :
                List.of(of(List.of(part(NAME, NAME, NAME, source)), List.of()), of(List.of(PART), List.of(source)))) {
            requireRefused("bytes of source of evidence", length, length - 1, with);
        }
        for (ChangeAttribution with :
                List.of(of(List.of(part(NAME, NAME, NAME, text)), List.of()), of(List.of(PART), List.of(text)))) {
            requireRefused("bytes of text of evidence", Change.MAX_TEXT_BYTES + 1, Change.MAX_TEXT_BYTES, with);
        }
    }

    @Test
    void partsOfASecondAndRulesBelowZeroAreRefused() {
        assertEquals(
                "timestamp of " + HASH + " is 1970-01-01T00:00:00.000000001Z; expected whole seconds",
                Refusal.of(() -> change(List.of(), Instant.ofEpochSecond(0, 1), ChangeAttribution.UNATTRIBUTED, 0)));
        assertEquals(
                "evidenceRules is -1; expected 0 or more",
                Refusal.of(() -> change(List.of(), Instant.EPOCH, ChangeAttribution.UNATTRIBUTED, -1)));
    }
}
