package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.history.ExpansionException.Reason;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A reduction means the same as what it was made of, and nothing smaller does; compared with trying every set. */
@Tag("same-on-every-jdk")
class ReductionTest {
    private static final int TRIED_AT_MOST = 1 << 14;

    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);
    private final WrittenHistory history = new WrittenHistory();

    @AfterEach
    void close() {
        store.close();
    }

    private Reduction reduce(Hash... dependencies) {
        return reduce(List.of(dependencies));
    }

    private Reduction reduce(Collection<Hash> dependencies) {
        return repository.read(tags -> new TagReduction(tags).reduce(dependencies, history));
    }

    private Hash consolidate(int second, Hash... tips) {
        ConsolidationOptions options = ConsolidationOptions.at(Instant.ofEpochSecond(second));
        return new Consolidator(repository, history, 1)
                .consolidate("main", List.of(tips), options)
                .hash();
    }

    private Hash byHand(int number, Hash... members) {
        return byHand(number, Set.of(), members);
    }

    private Hash byHand(int number, Set<Hash> tips, Hash... members) {
        ConsolidatingTagBuilder tag = ConsolidatingTag.builder()
                .hash(WrittenHistory.hash(number))
                .channel("main")
                .consolidationTimestamp(Instant.ofEpochSecond(number))
                .tips(tips)
                .consolidatedChangeCount(members.length);
        return repository.write(tags -> {
            tags.putTag(tag.build());
            tags.putMembers(WrittenHistory.hash(number), List.of(members));
            return WrittenHistory.hash(number);
        });
    }

    private static Reduction tags(Hash... tags) {
        return new Reduction(List.of(tags), List.of());
    }

    @Test
    void ofNothingIsNothing() {
        assertEquals(tags(), reduce());
    }

    @Test
    void aTagTakesThePlaceOfAllThatItStandsFor() {
        Hash one = history.change(1);
        Hash two = history.change(2, one);
        Hash three = history.change(3, two);
        Hash tag = consolidate(10, two);
        assertEquals(tags(tag), reduce(one, two));
        assertEquals(tags(tag), reduce(tag, two));
        assertEquals(new Reduction(List.of(), List.of(three)), reduce(one, tag, three));
        assertEquals(new Reduction(List.of(), List.of(one)), reduce(one));
    }

    @Test
    void whatATagDoesNotStandForRemains() {
        Hash one = history.change(1);
        Hash two = history.change(2, one);
        Hash beside = history.change(3, one);
        Hash tag = consolidate(10, two);
        assertEquals(new Reduction(List.of(tag), List.of(beside)), reduce(two, beside));
    }

    @Test
    void theNewestOfSeveralTagsThatMeanTheSameIsTaken() {
        Hash one = history.change(1);
        Hash two = history.change(2, one);
        Hash older = consolidate(10, two);
        ConsolidatingTag stored = repository.read(tags -> tags.tag(older).orElseThrow());
        ConsolidatingTag newer = stored.toBuilder()
                .consolidationTimestamp(Instant.ofEpochSecond(11))
                .buildHashed(List.of(one, two));
        repository.write(tags -> {
            tags.putTag(newer);
            tags.putMembers(newer.hash(), List.of(one, two));
            return null;
        });
        assertEquals(tags(newer.hash()), reduce(older));
    }

    @Test
    void aTagOfSeveralTipsTakesThePlaceOfAllOfThem() {
        Hash root = history.change(1);
        Hash[] sides = IntStream.range(2, 8)
                .mapToObj(number -> history.change(number, root))
                .toArray(Hash[]::new);
        Hash all = consolidate(10, sides);
        for (Hash side : sides) {
            consolidate(20, side);
        }
        assertEquals(tags(all), reduce(sides));
    }

    @Test
    void aChangeThatDependsOnATagHasItsExpansionBelow() {
        Hash one = history.change(1);
        Hash tag = consolidate(10, one);
        Hash top = history.change(2, tag);
        Hash release = consolidate(11, top);
        assertEquals(tags(release), reduce(tag, top));
        assertEquals(tags(tag), reduce(tag, one));
    }

    @Test
    void historyInsertedBehindATagIsNeitherLostNorAdded() {
        Hash one = history.change(1);
        Hash two = history.change(2, one);
        Hash tag = consolidate(10, two);
        Hash late = history.change(3);
        history.insert(one, late);
        assertEquals(tags(tag), reduce(tag));
        assertEquals(new Reduction(List.of(), List.of(two)), reduce(tag, two));
        assertEquals(new Reduction(List.of(), List.of(two)), reduce(tag, late));
        Hash other = history.change(4, two);
        history.insert(one, history.change(5));
        assertEquals(new Reduction(List.of(tag), List.of(late)), reduce(tag, late));
        assertEquals(new Reduction(List.of(), List.of(other)), reduce(tag, late, other));
    }

    @Test
    void aTagWithoutTipsIsKept() {
        Hash one = history.change(1);
        Hash two = history.change(2);
        Hash tag = byHand(50, one, two);
        assertEquals(tags(tag), reduce(tag, one, two));
        assertEquals(tags(tag), reduce(tag));
    }

    @Test
    void changesAreInTheOrderOfHistory() {
        Hash[] apart = IntStream.range(1, 20).mapToObj(history::change).toArray(Hash[]::new);
        assertEquals(new Reduction(List.of(), List.of(apart)), reduce(apart));
    }

    @Test
    void theNewestOfSeveralTagsAtTheSameTipsIsTaken() {
        Hash one = history.change(1);
        Hash two = history.change(2);
        byHand(50, Set.of(one, two), one, two);
        Hash newest = byHand(60, Set.of(one, two), one, two);
        byHand(55, Set.of(one, two), one, two);
        assertEquals(tags(newest), reduce(one, two));
    }

    @Test
    void aTagThatHoldsMoreIsNotTaken() {
        Hash one = history.change(1);
        Hash two = history.change(2, one);
        byHand(50, Set.of(two), one, two, history.change(3));
        byHand(51, Set.of(two), one, two, WrittenHistory.hash(99));
        assertEquals(new Reduction(List.of(), List.of(two)), reduce(two));
    }

    @Test
    void aTagThatLacksWhatATagBelowItsMembersStandsForIsNotTaken() {
        Hash one = history.change(1);
        Hash below = consolidate(10, one);
        Hash top = history.change(2, below);
        byHand(50, Set.of(top), top);
        assertEquals(new Reduction(List.of(), List.of(top)), reduce(top));
        Hash whole = byHand(51, Set.of(top), one, top);
        assertEquals(tags(whole), reduce(top));
    }

    @Test
    void whatOnlyTagsTellIsToldByTheLargest() {
        Hash one = history.change(1);
        Hash two = history.change(2, one);
        Hash lower = consolidate(10, one);
        Hash upper = consolidate(11, two);
        Hash beside = byHand(50, one);
        history.insert(one, history.change(3));
        assertEquals(tags(upper), reduce(upper, lower));
        assertEquals(tags(upper), reduce(upper, beside));
        assertEquals(tags(upper), reduce(upper, lower, beside));
    }

    @Test
    void whatATagTellsBesidesPartsIsNotToldAgain() {
        Hash one = history.change(1);
        Hash apart = history.change(2);
        Hash both = byHand(50, Set.of(one, apart), one, apart);
        history.insert(one, history.change(3));
        assertEquals(tags(both), reduce(both, apart));
    }

    @Test
    void aTagBelowInsertedHistoryIsNotLookedAt() {
        Hash one = history.change(1);
        Hash two = history.change(2, one);
        Hash tag = consolidate(10, two);
        Hash elsewhere = history.change(3);
        history.insert(one, history.change(4, consolidate(5, elsewhere)));
        assertEquals(tags(tag), reduce(tag));
    }

    @Test
    void aTagWhoseBaseHoldsMoreIsNotTaken() {
        Hash one = history.change(1);
        Hash two = history.change(2, one);
        Hash base = byHand(50, Set.of(one), one, WrittenHistory.hash(99));
        repository.write(tags -> {
            tags.putTag(onBase(WrittenHistory.hash(51), base, two).build());
            tags.putMembers(WrittenHistory.hash(51), List.of(two));
            return null;
        });
        assertEquals(new Reduction(List.of(), List.of(two)), reduce(two));
    }

    /** Inserted history is read, but it is no part of what is asked for, and neither is what a tag below it stands for. */
    @Test
    void whatInsertedHistoryStandsOnIsNotTaken() {
        Hash one = history.change(1);
        Hash apart = history.change(2);
        Hash strangers = history.change(3);
        Hash whole = history.change(4);
        Hash both = byHand(50, Set.of(one, apart), one, apart);
        Hash larger = byHand(60, apart, strangers, history.change(5), history.change(6));
        byHand(70, Set.of(whole), whole, strangers);
        history.insert(one, history.change(7, larger));
        history.insert(apart, history.change(8));
        assertEquals(tags(both), reduce(both));
        assertEquals(new Reduction(List.of(both), List.of(whole)), reduce(both, whole));
    }

    @Test
    void whatIsMissingIsNamed() {
        Hash unknown = WrittenHistory.hash(99);
        Hash top = history.change(1, unknown);
        for (Hash start : List.of(unknown, top)) {
            ExpansionException e = assertThrows(ExpansionException.class, () -> reduce(start));
            assertEquals(Reason.MISSING, e.reason());
            assertEquals(unknown, e.hash());
        }
    }

    @Test
    void aCycleIsToldWithoutWhatLiesBesideIt() {
        Hash one = history.change(1);
        Hash below = history.change(2, one);
        Hash above = history.change(3, one, below);
        history.insert(below, above);
        ExpansionException e = assertThrows(ExpansionException.class, () -> reduce(history.change(4, one, above)));
        assertEquals(Reason.CYCLE, e.reason());
        assertEquals(List.of(above, below, above), e.path());
    }

    @Test
    void aCycleOfBasesIsTold() {
        Hash one = history.change(1);
        Hash left = WrittenHistory.hash(50);
        Hash right = WrittenHistory.hash(51);
        Hash top = WrittenHistory.hash(52);
        repository.write(tags -> {
            tags.putTag(onBase(left, right, one).build());
            tags.putTag(onBase(right, left, one).build());
            tags.putTag(onBase(top, left, one).build());
            Stream.of(left, right, top).forEach(tag -> tags.putMembers(tag, List.of(one)));
            return null;
        });
        ExpansionException e = assertThrows(ExpansionException.class, () -> reduce(one));
        assertEquals(Reason.CYCLE, e.reason());
        assertEquals(3, e.path().size());
        assertEquals(e.hash(), e.path().get(0));
        assertEquals(e.hash(), e.path().get(2));
    }

    private static ConsolidatingTagBuilder onBase(Hash tag, Hash base, Hash tip) {
        return ConsolidatingTag.builder()
                .hash(tag)
                .channel("main")
                .consolidationTimestamp(Instant.EPOCH)
                .tips(List.of(tip))
                .previousConsolidation(base)
                .consolidatedChangeCount(1);
    }

    @Test
    void ofRandomHistoriesIsAsSmallAsAnyOtherAndMeansTheSame() {
        for (long seed = 0; seed < 400; seed++) {
            try (TagStore random = TagStores.open("memory:")) {
                new RandomReductions(new SplittableRandom(seed), random, false).check("seed " + seed);
            }
        }
    }

    @Test
    void ofRandomHistoriesWithInsertedChangesMeansTheSameAndIsNoLarger() {
        for (long seed = 0; seed < 400; seed++) {
            try (TagStore random = TagStores.open("memory:")) {
                new RandomReductions(new SplittableRandom(seed), random, true).check("seed " + seed);
            }
        }
    }

    private static final class RandomReductions {
        private final SplittableRandom random;
        private final TagRepository repository;
        private final boolean inserts;
        private final WrittenHistory history = new WrittenHistory();
        private final List<Hash> changes = new ArrayList<>();
        private final List<Hash> tags = new ArrayList<>();

        RandomReductions(SplittableRandom random, TagStore store, boolean inserts) {
            this.random = random;
            this.repository = new TagRepository(store);
            this.inserts = inserts;
        }

        void check(String seed) {
            int size = 3 + random.nextInt(9);
            for (int number = 0; number < size; number++) {
                addChange(number);
                if (random.nextInt(2) == 0) {
                    addTag();
                }
            }
            if (inserts) {
                Hash late = history.change(100);
                changes.add(late);
                history.insert(changes.get(random.nextInt(size)), late);
            }
            for (int i = 0; i < 5; i++) {
                check(pick(Stream.concat(changes.stream(), tags.stream()).toList(), 1 + random.nextInt(5)), seed);
            }
        }

        private void addChange(int number) {
            List<Hash> below = pick(changes, random.nextInt(3));
            if (!tags.isEmpty() && random.nextInt(5) == 0) {
                below = pick(tags, 1);
            }
            changes.add(history.change(number, random.nextInt(9), below));
        }

        private void addTag() {
            Consolidator consolidator = new Consolidator(repository, history, 1);
            ConsolidationOptions options = ConsolidationOptions.at(Instant.ofEpochSecond(random.nextInt(4)));
            try {
                List<Hash> tips = pick(changes, 1 + random.nextInt(4));
                tags.add(consolidator.consolidate("main", tips, options).hash());
            } catch (ConsolidationException standsAlready) {
                assertEquals(ConsolidationException.Reason.ALREADY_TAGGED, standsAlready.reason());
            }
        }

        private List<Hash> pick(List<Hash> from, int count) {
            Set<Hash> picked = new TreeSet<>();
            for (int i = 0; i < count && !from.isEmpty(); i++) {
                picked.add(from.get(random.nextInt(from.size())));
            }
            return List.copyOf(picked);
        }

        private void check(List<Hash> dependencies, String seed) {
            Reduction reduction = repository.read(reader -> new TagReduction(reader).reduce(dependencies, history));
            Set<Hash> meaning = meaning(dependencies);
            assertEquals(meaning, meaning(reduction.dependencies()), seed);
            assertEquals(meaning, expanded(reduction.dependencies()), seed);
            assertTrue(reduction.dependencies().size() <= dependencies.size(), seed);
            assertTrue(tags.containsAll(reduction.tags()) && changes.containsAll(reduction.changes()), seed);
            if (!inserts) {
                assertEquals(smallest(meaning), reduction.dependencies().size(), seed);
            }
        }

        private Set<Hash> expanded(Collection<Hash> dependencies) {
            Set<Hash> expanded = new HashSet<>();
            repository.read(reader -> {
                dependencies.forEach(
                        one -> new TagExpansion(reader).expand(one, history).forEach(expanded::add));
                return null;
            });
            return expanded;
        }

        /** Tries every set of changes and tags that mean nothing else, by size. */
        private int smallest(Set<Hash> meaning) {
            List<Set<Hash>> parts = new ArrayList<>();
            Stream.concat(changes.stream(), tags.stream())
                    .map(one -> meaning(List.of(one)))
                    .filter(meaning::containsAll)
                    .distinct()
                    .forEach(parts::add);
            List<Set<Hash>> largest = parts.stream()
                    .filter(part -> parts.stream().noneMatch(other -> !other.equals(part) && other.containsAll(part)))
                    .toList();
            assertTrue(1 << largest.size() <= TRIED_AT_MOST);
            return IntStream.range(0, 1 << largest.size())
                    .filter(choice -> union(largest, choice).equals(meaning))
                    .map(Integer::bitCount)
                    .min()
                    .orElseThrow();
        }

        private static Set<Hash> union(List<Set<Hash>> parts, int choice) {
            Set<Hash> union = new HashSet<>();
            for (int i = 0; i < parts.size(); i++) {
                if ((choice >> i & 1) == 1) {
                    union.addAll(parts.get(i));
                }
            }
            return union;
        }

        /** By plain recursion, without anything of Cairn's but what is stored. */
        private Set<Hash> meaning(Collection<Hash> dependencies) {
            Set<Hash> meaning = new HashSet<>();
            dependencies.forEach(one -> meaning.addAll(tags.contains(one) ? expansion(one) : reach(one)));
            return meaning;
        }

        private Set<Hash> reach(Hash change) {
            Set<Hash> reach = meaning(history.dependencies(change));
            reach.add(change);
            return reach;
        }

        private Set<Hash> expansion(Hash tag) {
            ConsolidatingTag stored = repository.read(reader -> reader.tag(tag).orElseThrow());
            Set<Hash> expansion = new HashSet<>();
            stored.base().ifPresent(base -> expansion.addAll(expansion(base)));
            expansion.addAll(
                    repository.read(reader -> reader.members(tag).orElseThrow().toList()));
            return expansion;
        }
    }
}
