package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random histories of any shape, tagged at random and growing meanwhile, against {@link NaiveTags}. */
class ConsolidationOfRandomHistoriesTest {
    private static final int HISTORIES = 100;
    private static final int OPERATIONS = 12;

    /** One history, its store, and the naive model of both. */
    private static final class World {
        final String what;
        final SplittableRandom random;
        final WrittenHistory history = new WrittenHistory();
        final NaiveTags naive = new NaiveTags(history);
        final List<Hash> changes = new ArrayList<>();
        final TagRepository repository;
        final Consolidator consolidator;

        World(long seed, TagStore store) {
            this.what = "seed " + seed;
            this.random = new SplittableRandom(seed);
            this.repository = new TagRepository(store);
            this.consolidator = new Consolidator(repository, history, 1);
            for (int i = 0; i < 5 + random.nextInt(20); i++) {
                addChange();
            }
        }

        void addChange() {
            Set<Hash> dependencies = new HashSet<>();
            for (int i = random.nextInt(4); i > 0 && !changes.isEmpty(); i--) {
                int back = 1 + random.nextInt(1 + random.nextInt(changes.size()));
                dependencies.add(changes.get(changes.size() - Math.min(back, changes.size())));
            }
            if (random.nextInt(15) == 0) {
                naive.tags.keySet().stream().sorted().findFirst().ifPresent(dependencies::add);
            }
            int number = changes.size();
            changes.add(history.change(number, random.nextInt(10), List.copyOf(dependencies)));
        }

        Hash anyChange() {
            return changes.get(random.nextInt(changes.size()));
        }

        List<Hash> anyTips() {
            return Stream.generate(this::anyChange)
                    .limit(1 + random.nextInt(3))
                    .distinct()
                    .toList();
        }

        Optional<Hash> anyTag() {
            List<Hash> all = naive.tags.keySet().stream().sorted().toList();
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
        }
    }

    @Test
    void everyTagHasTheBaseAndTheMembersThatTheNaiveOneHas() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            try (TagStore store = TagStores.open("memory:")) {
                World world = new World(seed, store);
                for (int i = 0; i < OPERATIONS; i++) {
                    operate(world);
                }
            }
        }
    }

    private static void operate(World world) {
        switch (world.random.nextInt(6)) {
            case 0 -> consolidateReleases(world);
            case 1 -> world.addChange();
            case 2 -> insertHistory(world);
            default -> consolidateOne(world);
        }
    }

    private static void insertHistory(World world) {
        Hash change = world.anyChange();
        world.history.insert(
                change, world.history.change(1000 + world.changes.size(), world.random.nextInt(10), List.of()));
    }

    private static void consolidateOne(World world) {
        List<Hash> tips = world.anyTips();
        Optional<Hash> since = world.random.nextInt(3) == 0 ? world.anyTag() : Optional.empty();
        ConsolidationOptions plain = ConsolidationOptions.at(Instant.ofEpochSecond(world.random.nextInt(5)));
        ConsolidationOptions options = since.map(plain::startingFrom).orElse(plain);
        if (world.naive.standing(tips).isPresent()
                || since.filter(tag -> !world.naive.isInHistory(world.naive.tags.get(tag), tips))
                        .isPresent()) {
            assertThrows(
                    ConsolidationException.class,
                    () -> world.consolidator.consolidate("main", tips, options),
                    world.what);
            return;
        }
        ConsolidatingTag tag = world.consolidator.consolidate("main", tips, options);
        assertEquals(world.naive.tips(tips), tag.tips(), world.what);
        assertEquals(since, tag.consolidatesSince(), world.what);
        check(world, tag);
    }

    private static void consolidateReleases(World world) {
        List<Release> releases = new ArrayList<>();
        Set<Hash> known = new HashSet<>(world.naive.tags.keySet());
        for (Hash change : Set.copyOf(world.anyTips())) {
            releases.add(release(change, world.random.nextInt(5)));
        }
        for (ReleaseOutcome outcome : world.consolidator.consolidateAll("main", releases, ConsolidationListener.NONE)) {
            Hash change = outcome.release().change();
            if (outcome instanceof ReleaseOutcome.Created created) {
                assertTrue(known.add(created.tag().hash()), world.what);
                assertEquals(Set.of(change), created.tag().tips(), world.what);
                check(world, created.tag());
            } else {
                assertEquals(world.naive.standing(List.of(change)), standing(outcome), world.what);
            }
        }
    }

    private static Optional<Hash> standing(ReleaseOutcome outcome) {
        if (outcome instanceof ReleaseOutcome.NamesAdded added) {
            return Optional.of(added.tag());
        }
        return outcome instanceof ReleaseOutcome.Unchanged unchanged ? Optional.of(unchanged.tag()) : Optional.empty();
    }

    private static Release release(Hash change, long second) {
        ReleaseName name = new ReleaseName("v" + change, Optional.empty(), Optional.empty(), Optional.empty());
        return new Release(change, Instant.ofEpochSecond(second), List.of(name));
    }

    private static void check(World world, ConsolidatingTag tag) {
        List<Hash> stored = world.repository.read(
                tags -> tags.members(tag.hash()).orElseThrow().toList());
        assertEquals(world.naive.nearest(tag.tips()), tag.previousConsolidation(), world.what);
        assertEquals(world.naive.members(tag.tips(), tag.base()), stored, world.what);
        assertEquals(stored.size(), tag.consolidatedChangeCount(), world.what);
        assertEquals(stored.size() + (tag.base().isPresent() ? 1 : 0), tag.dependencyCountBefore(), world.what);
        assertEquals(tag.hash(), tag.contentHash(stored), world.what);
        assertEquals(
                stored.size(),
                world.repository
                        .read(tags -> tags.attribution(tag.hash()))
                        .orElseThrow()
                        .totals()
                        .totalChanges(),
                world.what);
        assertEquals(Optional.of(tag), world.repository.read(tags -> tags.tag(tag.hash())), world.what);
        world.naive.remember(tag, stored);
        checkExpansion(world, tag);
    }

    private static void checkExpansion(World world, ConsolidatingTag tag) {
        List<Hash> expansion = world.repository.read(
                tags -> new TagExpansion(tags).expand(tag.hash(), world.history).toList());
        assertEquals(List.copyOf(world.naive.expansion(tag.hash())), expansion, world.what);
        assertEquals(world.naive.reach(tag.tips()), Set.copyOf(expansion), world.what);
    }

    @Test
    void manyReleasesAtOnceGiveTheSameTagsAsOneAfterTheOther() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            try (TagStore together = TagStores.open("memory:");
                    TagStore apart = TagStores.open("memory:")) {
                World world = new World(seed, together);
                Map<Hash, Release> releases = new HashMap<>();
                for (int i = 0; i < 8; i++) {
                    releases.computeIfAbsent(world.anyChange(), change -> release(change, world.random.nextInt(5)));
                }
                Consolidator other = new Consolidator(new TagRepository(apart), world.history, 1);
                var outcomes = world.consolidator.consolidateAll("main", releases.values(), ConsolidationListener.NONE);
                assertEquals(releases.size(), outcomes.size(), world.what);
                outcomes.forEach(outcome -> {
                    Release release = outcome.release();
                    ConsolidatingTag tag = other.consolidate(
                            "main",
                            List.of(release.change()),
                            ConsolidationOptions.at(release.timestamp())
                                    .named(release.names().get(0).name()));
                    assertEquals(tag, ((ReleaseOutcome.Created) outcome).tag(), world.what);
                });
                assertEquals(Dump.of(apart), Dump.of(together), world.what);
            }
        }
    }

    @Test
    void itIsTheSecondTagThatHasTheFirstAsBase() {
        try (TagStore store = TagStores.open("memory:")) {
            World world = new World(1, store);
            Hash first = world.history.change(500);
            Hash second = world.history.change(501, first);
            ConsolidatingTag one =
                    world.consolidator.consolidate("main", List.of(first), ConsolidationOptions.at(Instant.EPOCH));
            ConsolidatingTag two =
                    world.consolidator.consolidate("main", List.of(second), ConsolidationOptions.at(Instant.EPOCH));
            assertTrue(one.isInitial());
            assertFalse(two.isInitial());
            assertEquals(Optional.of(one.hash()), two.previousConsolidation());
        }
    }
}
