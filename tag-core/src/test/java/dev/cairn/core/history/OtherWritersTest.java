package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.api.WriteOperations;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagRepository;
import dev.cairn.testing.ForwardingStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever another writer does between the plan of a tag and its write is seen, and the tag planned anew on top of it. */
class OtherWritersTest {
    private final TagStore store = TagStores.open("memory:");
    private final TagRepository others = new TagRepository(store);
    private final WrittenHistory history = new WrittenHistory();
    private final Hash one = history.change(1);
    private final Hash two = history.change(2, one);
    private final Hash three = history.change(3, two);

    @AfterEach
    void close() {
        store.close();
    }

    /** Returns a consolidator whose first write comes after what {@code another} does. */
    private Consolidator after(Runnable another) {
        return new Consolidator(new TagRepository(new InterveningStore(store, another)), history, 1);
    }

    private static ConsolidationOptions at(int second) {
        return ConsolidationOptions.at(Instant.ofEpochSecond(second));
    }

    private ConsolidatingTag tag(int second, Hash tip) {
        return new Consolidator(others, history, 1).consolidate("main", List.of(tip), at(second));
    }

    private static Release release(Hash change, String name) {
        ReleaseName named = new ReleaseName(name, Optional.empty(), Optional.empty(), Optional.empty());
        return new Release(change, Instant.ofEpochSecond(7), List.of(named));
    }

    private static List<ReleaseOutcome> consolidateAll(Consolidator consolidator, Release... releases) {
        return consolidator.consolidateAll("main", List.of(releases), ConsolidationListener.NONE);
    }

    @Test
    void aTagThatWasMadeAtTheSameChangeGetsTheName() {
        List<ConsolidatingTag> made = new ArrayList<>();
        ReleaseOutcome outcome = consolidateAll(after(() -> made.add(tag(5, two))), release(two, "v2"))
                .get(0);
        assertEquals(
                made.get(0).hash(),
                assertInstanceOf(ReleaseOutcome.NamesAdded.class, outcome).tag());
        assertEquals(Optional.of(made.get(0).hash()), others.read(tags -> tags.named("v2")));
        assertEquals(1, others.read(tags -> tags.tagsAt(two)).size());
    }

    @Test
    void aBaseThatIsGoneIsNotTheBase() {
        ConsolidatingTag base = tag(5, two);
        ConsolidatingTag made = after(() -> others.write(tags -> {
                    tags.removeTag(base.hash());
                    return null;
                }))
                .consolidate("main", List.of(three), at(9));
        assertEquals(Optional.empty(), made.previousConsolidation());
        assertEquals(3, made.consolidatedChangeCount());
        assertEquals(Optional.of(made), others.read(tags -> tags.tag(made.hash())));
    }

    @Test
    void aNameThatWasTakenStaysWithItsTag() {
        ConsolidatingTag holder = tag(5, one);
        ReleaseOutcome outcome = consolidateAll(
                        after(() -> others.write(tags -> {
                            tags.putName("v3", holder.hash());
                            return null;
                        })),
                        release(three, "v3"))
                .get(0);
        assertEquals(
                holder.hash(),
                assertInstanceOf(ReleaseOutcome.Moved.class, outcome)
                        .keptElsewhere()
                        .get("v3"));
        assertEquals(Optional.of(holder.hash()), others.read(tags -> tags.named("v3")));
        assertEquals(List.of(), others.read(tags -> tags.tagsAt(three)));
    }

    /** More releases than one transaction takes: each is told once, and progress is told of what is stored. */
    @Test
    void manyReleasesAreEachDoneOnce() {
        List<Release> releases = new ArrayList<>();
        Hash below = three;
        for (int number = 0; number < 150; number++) {
            below = history.change(10 + number, below);
            releases.add(release(below, "v" + number));
        }
        List<List<Long>> told = new ArrayList<>();
        List<ReleaseOutcome> done = new Consolidator(others, history, 1)
                .consolidateAll("main", releases, (releasesDone, all, changesDone) -> {
                    long stored = others.read(tags -> tags.tags("main").count());
                    assertEquals(stored, releasesDone);
                    told.add(List.of(releasesDone, all, changesDone));
                });
        assertEquals(releases, done.stream().map(ReleaseOutcome::release).toList());
        assertEquals(List.of(List.of(64L, 150L, 67L), List.of(128L, 150L, 131L), List.of(150L, 150L, 153L)), told);
    }

    private static final class InterveningStore extends ForwardingStore {
        private Optional<Runnable> another;

        InterveningStore(TagStore store, Runnable another) {
            super(store);
            this.another = Optional.of(another);
        }

        @Override
        public <T extends @Nullable Object> T write(Function<? super WriteOperations, ? extends T> work) {
            Optional<Runnable> first = another;
            another = Optional.empty();
            first.ifPresent(Runnable::run);
            return super.write(work);
        }
    }
}
