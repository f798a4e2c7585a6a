package dev.cairn.core.history;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReader;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans tags for releases, as the store was when they were read (domain.md section 11). What becomes of a release depends on history, on the
 * releases below it and on what was stored before, not on how the work is cut into transactions.
 */
final class ReleaseBatch implements AutoCloseable {
    /** What becomes of a release, and what is to be written for that. */
    record Step(ReleaseOutcome outcome, Optional<Addition> addition) {}

    /** So many changes are planned ahead of those that are looked at, so that they can be read meanwhile. */
    private static final int MOST_AHEAD = 2_000;

    private final String channel;
    private final TagPlanner planner;
    private final BitSet missing;
    private final Map<Hash, Release> releases = new HashMap<>();
    private final Map<Hash, Hash> standing = new HashMap<>();
    private final Map<String, Hash> holders = new HashMap<>();
    /** A tag may hold a million names. */
    private final Interner<Hash> hashes = Interners.newStrongInterner();

    private final Queue<Begun> begun = new ArrayDeque<>();
    private int ahead;

    /** A step that is planned but for what the members of its tag are. */
    private record Begun(int changes, Supplier<Step> step) {}

    /**
     * Reads all that is needed; {@code tags} is not needed afterwards.
     *
     * @param changes takes every change that belongs to a tag and may not be stored yet, before the tag is planned
     */
    ReleaseBatch(
            String channel,
            Collection<Release> releases,
            TagReader tags,
            ChangeGraph graph,
            int evidenceRules,
            Consumer<Change> changes) {
        this.channel = channel;
        List<Hash> top = releases.stream().map(Release::change).toList();
        this.planner = TagPlanner.read(top, graph, tags, evidenceRules, changes);
        this.missing = planner.missingChanges();
        releases.forEach(release -> read(release, tags));
    }

    private void read(Release release, TagReader tags) {
        releases.put(release.change(), release);
        Addition.standingAt(tags, tips(release)).ifPresent(tag -> standing.put(release.change(), tag));
        for (ReleaseName name : release.names()) {
            Addition.holder(tags, name.name()).ifPresent(tag -> holders.put(name.name(), hashes.intern(tag)));
        }
    }

    /** Plans in the order of history; hands on each step before the next is finished. */
    void plan(Consumer<Step> steps) {
        planner.lookAt(missing);
        planner.walk((node, nearest) -> {
            Release release = node == HistoryIndex.ROOT
                    ? null
                    : releases.get(planner.index().hash(node));
            if (release == null) {
                return null;
            }
            TagNode made = begin(release, node, nearest);
            finish(steps, MOST_AHEAD);
            return made;
        });
        finish(steps, -1);
    }

    private void finish(Consumer<Step> steps, int most) {
        while (!begun.isEmpty() && (ahead > most || begun.size() > most)) {
            Begun next = begun.remove();
            ahead -= next.changes;
            steps.accept(next.step.get());
        }
    }

    private @Nullable TagNode begin(Release release, int node, @Nullable TagNode nearest) {
        Hash stands = standing.get(release.change());
        if (stands != null) {
            add(0, () -> keep(release, stands));
            return null;
        }
        List<ReleaseName> free = free(release);
        if (free.isEmpty()) {
            add(0, () -> new Step(new ReleaseOutcome.Moved(release, keptElsewhere(release, null)), Optional.empty()));
            return null;
        }
        TagPlanner.Begun tag = planner.begin(draft(release, free.get(0)), node, nearest, null);
        add(tag.members().length, () -> create(release, planner.finish(tag), names(free)));
        return tag.node();
    }

    private void add(int changes, Supplier<Step> step) {
        begun.add(new Begun(changes, step));
        ahead += changes;
    }

    private Step keep(Release release, Hash tag) {
        List<String> added = names(free(release));
        SortedMap<String, Hash> elsewhere = keptElsewhere(release, tag);
        if (added.isEmpty()) {
            return new Step(new ReleaseOutcome.Unchanged(release, tag, elsewhere), Optional.empty());
        }
        return new Step(
                new ReleaseOutcome.NamesAdded(release, tag, added, elsewhere),
                Optional.of(new Addition(tips(release), Optional.empty(), tag, added)));
    }

    private Step create(Release release, PlannedTag planned, List<String> names) {
        Hash tag = planned.tag().hash();
        return new Step(
                new ReleaseOutcome.Created(release, planned.tag(), names, keptElsewhere(release, tag)),
                Optional.of(new Addition(tips(release), Optional.of(planned), tag, names)));
    }

    /** Version, message and creator come from the first name; one that belongs to another tag does not speak for this one. */
    private TagDraft draft(Release release, ReleaseName first) {
        return new TagDraft(
                channel,
                tips(release),
                release.timestamp(),
                first.version(),
                first.message(),
                first.createdBy(),
                Map.of());
    }

    private List<ReleaseName> free(Release release) {
        return release.names().stream()
                .filter(name -> !holders.containsKey(name.name()))
                .toList();
    }

    private SortedMap<String, Hash> keptElsewhere(Release release, @Nullable Hash tag) {
        ImmutableSortedMap.Builder<String, Hash> result = ImmutableSortedMap.naturalOrder();
        for (String name : names(release.names())) {
            Hash holder = holders.get(name);
            if (holder != null && !holder.equals(tag)) {
                result.put(name, holder);
            }
        }
        return result.build();
    }

    private static List<String> names(List<ReleaseName> names) {
        return names.stream().map(ReleaseName::name).toList();
    }

    private static SortedSet<Hash> tips(Release release) {
        return ImmutableSortedSet.of(release.change());
    }

    /** Ends what reads ahead. */
    @Override
    public void close() {
        planner.close();
    }
}
