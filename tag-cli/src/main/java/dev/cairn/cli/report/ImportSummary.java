package dev.cairn.cli.report;

import dev.cairn.core.Hash;
import dev.cairn.core.history.ReleaseOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What an import did.
 *
 * @param tagsCreated tags that were made
 * @param changes the members of the tags that were made
 * @param namesAdded names that tags were given which stood there before
 * @param unchanged tags that stood there before and were given nothing
 * @param moved the names that stay where they are, because they point to another tag
 */
public record ImportSummary(long tagsCreated, long changes, long namesAdded, long unchanged, List<MovedName> moved) {
    /**
     * A name that the repository has moved, and the store has not.
     *
     * @param name the name
     * @param change where the repository has it now
     * @param tag the tag that it still points to
     */
    public record MovedName(String name, Hash change, Hash tag) {}

    /** Sums up what became of the releases. */
    public static ImportSummary of(List<ReleaseOutcome> outcomes) {
        Counts counts = new Counts();
        outcomes.forEach(counts::add);
        return new ImportSummary(
                counts.tagsCreated, counts.changes, counts.namesAdded, counts.unchanged, List.copyOf(counts.moved));
    }

    private static final class Counts {
        private long tagsCreated;
        private long changes;
        private long namesAdded;
        private long unchanged;
        private final List<MovedName> moved = new ArrayList<>();

        void add(ReleaseOutcome outcome) {
            if (outcome instanceof ReleaseOutcome.Created created) {
                tagsCreated++;
                changes += created.tag().consolidatedChangeCount();
            } else if (outcome instanceof ReleaseOutcome.NamesAdded added) {
                namesAdded += added.names().size();
            } else if (outcome instanceof ReleaseOutcome.Unchanged) {
                unchanged++;
            }
            outcome.keptElsewhere()
                    .forEach((name, tag) ->
                            moved.add(new MovedName(name, outcome.release().change(), tag)));
        }
    }
}
