package dev.cairn.core.history;

import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagRepository;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Makes consolidating tags out of a history (domain.md section 7).
 *
 * <p>A tag is written whole or not at all: with members, attribution summary, index rows and names in one transaction; names of a release
 * beyond the first 50,000 follow in further ones. What is known of its
 * members is stored with them, or ahead of them where they are many, and stays as it is where it is stored already. What a tag holds
 * depends on the history, on the tags stored in it, and on what was asked for; on no clock, and on no order of input. A tag that others
 * write meanwhile is seen: the work is planned anew on top of it.
 *
 * <p>The history is read once from the tips to its beginnings, and takes memory in proportion to its length, but no stack. Besides its own
 * exceptions every method throws those of {@link dev.cairn.api.TagStore#write}; {@link dev.cairn.core.UnknownChangeException} for a change
 * that the history does not have; and {@link ExpansionException} if history runs in a cycle, or if it cannot be told what a stored tag in
 * it stands for.
 *
 * <p>Has no state; as safe for use by several threads as the history that it reads. Where a history can be read
 * {@linkplain ChangeGraph#forAnotherThread by several threads}, long ones are read so; what is written is the same.
 */
public final class Consolidator {
    private final TagRepository repository;
    private final ChangeGraph history;
    private final int evidenceRules;

    /**
     * Makes a consolidator.
     *
     * @param history the changes; one that depends on a stored tag depends on all that the tag stands for
     * @param evidenceRules the version of the rules by which {@code history} reads attribution, kept in every summary
     */
    public Consolidator(TagRepository repository, ChangeGraph history, int evidenceRules) {
        this.repository = Objects.requireNonNull(repository, "repository");
        this.history = Objects.requireNonNull(history, "history");
        this.evidenceRules = evidenceRules;
    }

    /**
     * Makes one tag, and returns it.
     *
     * @param channel the line of history that it belongs to
     * @param tips the changes to tag, one or more; those that another of them depends on are left out
     * @throws ConsolidationException if a tag already stands there, if the base asked for cannot be its base, or if a name is taken
     * @throws IllegalArgumentException if there is no tip, or if a component breaks a rule of {@link ConsolidatingTag}
     */
    public ConsolidatingTag consolidate(String channel, Collection<Hash> tips, ConsolidationOptions options) {
        if (tips.isEmpty()) {
            throw new IllegalArgumentException("no tips; expected the change to tag");
        }
        while (true) {
            PendingChanges changes = new PendingChanges(repository);
            Addition addition = repository.read(tags -> {
                try (SingleConsolidation single =
                        new SingleConsolidation(tips, options, tags, history, evidenceRules, changes::add)) {
                    return single.plan(channel);
                }
            });
            if (isWritten(addition, changes)) {
                return addition.planned().orElseThrow().tag();
            }
        }
    }

    private boolean isWritten(Addition addition, PendingChanges changes) {
        try {
            repository.write(tags -> {
                changes.write(tags);
                addition.apply(tags);
                return addition;
            });
            return true;
        } catch (Addition.OutdatedException e) {
            return false;
        }
    }

    /**
     * Makes one tag for each release, each in the base that history gives it, and returns what became of them in the order of history.
     *
     * <p>Where a tag stands already, it gets the names that it lacks, its members are stored as far as they are not, and it stays as it is. A name that points to another tag goes on doing so,
     * and is reported. Doing the same again changes nothing; going on after any interruption ends in the same store as doing it at once.
     *
     * <p>Takes time in proportion to the history and the members of the tags made. Several tags may share a transaction.
     *
     * @param channel the line of history that new tags belong to
     * @param releases at most one for each change; a name belongs to one
     * @throws IllegalArgumentException if two releases share a change or a name, or if a component breaks a rule of
     *     {@link ConsolidatingTag}; releases further down in history may be stored then
     */
    public List<ReleaseOutcome> consolidateAll(
            String channel, Collection<Release> releases, ConsolidationListener listener) {
        requireDistinct(releases);
        ReleaseWriter writer = new ReleaseWriter(repository, listener, releases.size());
        Collection<Release> left = releases;
        while (!left.isEmpty()) {
            run(channel, left, writer);
            left = without(left, writer.done());
        }
        return writer.done();
    }

    private void run(String channel, Collection<Release> releases, ReleaseWriter writer) {
        try (ReleaseBatch batch = repository.read(
                tags -> new ReleaseBatch(channel, releases, tags, history, evidenceRules, writer::addChange))) {
            batch.plan(writer::add);
            writer.flush();
        } catch (Addition.OutdatedException e) {
            writer.dropPending();
        }
    }

    /** Stores what is known of changes, in a tag or not; what is stored already stays as it is. */
    public void keep(Iterable<Hash> changes) {
        PendingChanges pending = new PendingChanges(repository);
        changes.forEach(change -> pending.add(ReadAhead.read(history, change, evidenceRules)));
        repository.write(tags -> {
            pending.write(tags);
            return null;
        });
    }

    private static List<Release> without(Collection<Release> releases, List<ReleaseOutcome> done) {
        Set<Hash> changes = new HashSet<>();
        done.forEach(outcome -> changes.add(outcome.release().change()));
        return releases.stream()
                .filter(release -> !changes.contains(release.change()))
                .toList();
    }

    private static void requireDistinct(Collection<Release> releases) {
        Set<Hash> changes = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Release release : releases) {
            if (!changes.add(release.change())) {
                throw new IllegalArgumentException("two releases of " + release.change() + "; give one all the names");
            }
            for (ReleaseName name : release.names()) {
                if (!names.add(name.name())) {
                    throw new IllegalArgumentException("two releases have the name '" + name.name() + "'");
                }
            }
        }
    }
}
