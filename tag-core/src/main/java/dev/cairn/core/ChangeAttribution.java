package dev.cairn.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who made one change (domain.md section 5).
 *
 * @param authorship the verdict
 * @param contributions the parts of AI agents: one or more if AI-assisted, else none
 * @param attestations evidence that people made it alone: what {@link Authorship#HUMAN} rests on, and where AI-assisted, what
 *     contradicts the contributions; none if unattributed
 */
public record ChangeAttribution(Authorship authorship, List<Contribution> contributions, List<Evidence> attestations) {
    /** The attribution of a change without any evidence. */
    public static final ChangeAttribution UNATTRIBUTED = new ChangeAttribution(Authorship.UNATTRIBUTED, List.of());

    /** The attribution of a change that people are known to have made alone; on what evidence is not told. */
    public static final ChangeAttribution HUMAN = new ChangeAttribution(Authorship.HUMAN, List.of());

    /** Returns the attribution of a change that the given agents had a part in. */
    public static ChangeAttribution aiAssisted(List<Contribution> contributions) {
        return new ChangeAttribution(Authorship.AI_ASSISTED, contributions);
    }

    /** Makes the attribution of a change that nobody attests to people. */
    public ChangeAttribution(Authorship authorship, List<Contribution> contributions) {
        this(authorship, contributions, List.of());
    }

    /** Refuses contributions and attestations that do not agree with the authorship, with {@link IllegalArgumentException}. */
    public ChangeAttribution {
        Objects.requireNonNull(authorship, "authorship");
        contributions = List.copyOf(contributions);
        attestations = List.copyOf(attestations);
        if ((authorship == Authorship.AI_ASSISTED) == contributions.isEmpty()) {
            throw new IllegalArgumentException(authorship + " with " + contributions.size() + " contributions");
        }
        if (authorship == Authorship.UNATTRIBUTED && !attestations.isEmpty()) {
            throw new IllegalArgumentException(authorship + " with " + attestations.size() + " attestations");
        }
    }

    /** Returns the highest confidence among the rated contributions; empty if none is rated. */
    public Optional<Confidence> confidence() {
        return highest(contributions);
    }

    /** Returns where its evidence contradicts itself, in order of sources. */
    public List<Contradiction> contradictions() {
        return Contradiction.in(this);
    }

    static Optional<Confidence> highest(Collection<Contribution> contributions) {
        return contributions.stream()
                .flatMap(contribution -> contribution.confidence().stream())
                .max(Comparator.naturalOrder());
    }
}
