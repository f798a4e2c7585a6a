package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportingAgainTest {
    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);
    private final WrittenHistory history = new WrittenHistory();
    private final Hash first = history.change(1);
    private final Hash second = history.change(2, first);
    private final Hash third = history.change(3, second);

    @AfterEach
    void close() {
        store.close();
    }

    private List<ReleaseOutcome> consolidate(Release... releases) {
        return new Consolidator(repository, history, 1)
                .consolidateAll("main", List.of(releases), ConsolidationListener.NONE);
    }

    private static Release release(Hash change, String... names) {
        return new Release(
                change,
                Instant.ofEpochSecond(7),
                Stream.of(names).map(ImportingAgainTest::name).toList());
    }

    private static ReleaseName name(String name) {
        return new ReleaseName(
                name, SemanticVersion.find(name), Optional.of("says " + name), Optional.of("by " + name));
    }

    private static ConsolidatingTag created(ReleaseOutcome outcome) {
        return assertInstanceOf(ReleaseOutcome.Created.class, outcome).tag();
    }

    @Test
    void severalNamesOnOneChangeAreOneTag() {
        ConsolidatingTag tag =
                created(consolidate(release(first, "v1.0.0", "npm/v1.0.0")).get(0));
        assertEquals(List.of("npm/v1.0.0", "v1.0.0"), repository.read(tags -> List.copyOf(tags.names(tag.hash()))));
        assertEquals(Optional.of("says npm/v1.0.0"), tag.message());
        assertEquals(Optional.empty(), tag.version());
        assertEquals(Optional.of("by npm/v1.0.0"), tag.createdBy());
    }

    @Test
    void theSameReleasesAgainChangeNothing() {
        consolidate(release(third, "v3"), release(first, "v1"));
        var before = Dump.of(store);
        long version = store.read(operations -> operations.version());
        for (ReleaseOutcome outcome : consolidate(release(first, "v1"), release(third, "v3"))) {
            assertInstanceOf(ReleaseOutcome.Unchanged.class, outcome);
        }
        assertEquals(before, Dump.of(store));
        long after = store.read(operations -> operations.version());
        assertEquals(version, after);
    }

    @Test
    void aLaterNameIsAdded() {
        ConsolidatingTag tag = created(consolidate(release(first, "v1")).get(0));
        ReleaseOutcome again = consolidate(release(first, "v1", "stable")).get(0);
        assertEquals(
                new ReleaseOutcome.NamesAdded(again.release(), tag.hash(), List.of("stable"), again.keptElsewhere()),
                again);
        assertEquals(Map.of(), again.keptElsewhere());
        assertEquals(Optional.of(tag.hash()), repository.read(tags -> tags.named("stable")));
    }

    @Test
    void aReleaseBetweenTwoTagsLeavesThemAsTheyAre() {
        List<ReleaseOutcome> made = consolidate(release(first, "v1"), release(third, "v3"));
        ConsolidatingTag between = created(consolidate(release(second, "v2")).get(0));
        assertEquals(Optional.of(created(made.get(0)).hash()), between.previousConsolidation());
        ConsolidatingTag newest = created(made.get(1));
        assertEquals(Optional.of(newest), repository.read(tags -> tags.tag(newest.hash())));
        assertEquals(2, newest.consolidatedChangeCount());
    }

    @Test
    void aNameThatMovedIsReportedAndTheStoredTagKept() {
        ConsolidatingTag tag = created(consolidate(release(first, "v1")).get(0));
        var before = Dump.of(store);
        ReleaseOutcome moved = consolidate(release(second, "v1")).get(0);
        assertEquals(
                Map.of("v1", tag.hash()),
                assertInstanceOf(ReleaseOutcome.Moved.class, moved).keptElsewhere());
        assertEquals(before, Dump.of(store));
    }

    @Test
    void aNameThatMovedDoesNotSpeakForTheTagOfAnother() {
        ConsolidatingTag one = created(consolidate(release(first, "v1.0.0")).get(0));
        ReleaseOutcome outcome =
                consolidate(release(second, "v1.0.0", "v2.0.0")).get(0);
        assertEquals(
                Optional.of(SemanticVersion.parse("2.0.0")), created(outcome).version());
        assertEquals(Map.of("v1.0.0", one.hash()), outcome.keptElsewhere());
    }

    @Test
    void aNameWhoseTagWasDeletedIsFree() {
        ConsolidatingTag tag = created(consolidate(release(first, "v1")).get(0));
        var before = Dump.of(store);
        repository.write(tags -> tags.deleteTag(tag.hash()));
        assertEquals(tag, created(consolidate(release(first, "v1")).get(0)));
        assertEquals(before, Dump.of(store));
    }

    @Test
    void outcomesComeInTheOrderOfHistory() {
        List<Hash> order = consolidate(release(third, "a"), release(first, "b"), release(second, "c")).stream()
                .map(outcome -> outcome.release().change())
                .toList();
        assertEquals(List.of(first, second, third), order);
    }

    @Test
    void twoReleasesWithOneNameAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> consolidate(release(first, "v1"), release(second, "v1", "v2")));
        assertThrows(IllegalArgumentException.class, () -> consolidate(release(first, "v1"), release(first, "v2")));
    }

    @Test
    void goingOnAfterAnyInterruptionEndsInTheSameStore() {
        for (long seed = 0; seed < 5; seed++) {
            WrittenHistory random = new WrittenHistory();
            List<Release> releases = randomReleases(new SplittableRandom(seed), random);
            try (TagStore undisturbed = TagStores.open("memory:")) {
                consolidate(undisturbed, random, releases, ConsolidationListener.NONE);
                for (int stop = 1; stop <= 3; stop++) {
                    try (TagStore stopped = TagStores.open("memory:")) {
                        int calls = stop;
                        int[] heard = {0};
                        assertThrows(
                                Killed.class,
                                () -> consolidate(stopped, random, releases, (done, all, changes) -> {
                                    if (++heard[0] == calls) {
                                        throw new Killed();
                                    }
                                }),
                                "seed " + seed);
                        consolidate(stopped, random, releases, ConsolidationListener.NONE);
                        assertEquals(Dump.of(undisturbed), Dump.of(stopped), "seed " + seed + ", stop " + stop);
                    }
                }
            }
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void consolidate(
            TagStore store, WrittenHistory history, List<Release> releases, ConsolidationListener listener) {
        new Consolidator(new TagRepository(store), history, 1).consolidateAll("main", releases, listener);
    }

    /** More releases than one transaction takes, three times over. */
    private static List<Release> randomReleases(SplittableRandom random, WrittenHistory history) {
        List<Release> releases = new ArrayList<>();
        List<Hash> changes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<Hash> dependencies = random.ints(random.nextInt(3), Math.max(0, i - 20), Math.max(1, i))
                    .filter(number -> number < changes.size())
                    .distinct()
                    .mapToObj(changes::get)
                    .toList();
            changes.add(history.change(i, random.nextInt(50), dependencies));
            if (i % 3 != 0) {
                releases.add(release(changes.get(i), "v" + i));
            }
        }
        return releases;
    }
}
