package dev.cairn.conformance;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.api.WriteOperations;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.AttributionTotalsBuilder;
import dev.cairn.core.Confidence;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.ProviderStats;
import dev.cairn.core.RunningAverage;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.SuggestionType;
import dev.cairn.core.TimeSpan;
import dev.cairn.core.store.StoreVerification;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The data that golden stores hold (storage.md FMT-2): a small history with every optional component absent and present, and
 * rows of every length. Always the same, and never to be changed: stores of formats that were released hold it.
 */
final class GoldenData {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final int ROWS = 200;
    private static final int ROWS_PER_COMMIT = 50;

    /** A tag that is stored with its members, more of them than one segment takes. */
    static final GoldenTag FIRST = first();

    /** A tag with every component, and little beside it. */
    static final GoldenTag SECOND = second();

    /** A tag of another channel, from a base of its own, that adds nothing. */
    static final GoldenTag THIRD = third();

    private GoldenData() {}

    /** Returns the tags, oldest first. */
    static List<GoldenTag> tags() {
        return List.of(FIRST, SECOND, THIRD);
    }

    /** Writes everything to an empty store. */
    static void put(TagStore store) {
        commits().forEach(commit -> commit.accept(store));
    }

    /** Returns what writes everything, commit by commit: the tags one by one, and some rows in each of the others. */
    static List<Consumer<TagStore>> commits() {
        Stream<Consumer<TagStore>> tags = tags().stream()
                .map(tag -> store -> new TagRepository(store).write(writer -> {
                    tag.put(writer);
                    return null;
                }));
        Random random = new Random(2026);
        List<Consumer<WriteOperations>> rows =
                IntStream.range(0, ROWS).mapToObj(row -> putRow(random, row)).toList();
        Stream<Consumer<TagStore>> others = IntStream.iterate(0, from -> from < ROWS, from -> from + ROWS_PER_COMMIT)
                .mapToObj(from -> store -> store.write(tx -> {
                    rows.subList(from, from + ROWS_PER_COMMIT).forEach(row -> row.accept(tx));
                    return null;
                }));
        return Stream.concat(tags, others).toList();
    }

    private static Consumer<WriteOperations> putRow(Random random, int row) {
        // Now and then a long one, which many engines keep in another way.
        byte[] payload = Bytes.random(random, row % 50 == 7 ? 9_000 : row);
        byte[] key = Bytes.random(random, 1 + row);
        return tx -> tx.put(row % 4 == 0 ? Table.META : Table.CHANGES, key, payload);
    }

    /** Fails unless a store holds this, and nothing else. */
    static void assertIn(TagStore store) {
        try (TagStore memory = TagStores.open("memory:")) {
            put(memory);
            Row.assertSame(memory.read(Row::all), store.read(Row::all), "golden data");
        }
        new TagRepository(store).read(reader -> {
            tags().forEach(tag -> tag.assertIn(reader));
            return null;
        });
        StoreVerification.verify(store, finding -> {
            throw new AssertionError("verify finds " + finding);
        });
    }

    private static GoldenTag first() {
        List<Hash> members = hashes(HashAlgorithm.GIT_SHA1, 1_200);
        ConsolidatingTag tag = tag(members)
                .channel("main")
                .version(SemanticVersion.parse("1.0.0"))
                .dependencyCountBefore(1_200)
                .buildHashed(members);
        AttributionTotals totals = totals(1_200)
                .aiAssistedChanges(3)
                .humanAuthoredChanges(900)
                .unattributedChanges(297)
                .provider("one", threeChanges())
                .confidenceHigh(2)
                .confidenceMedium(1)
                .averageConfidence(new RunningAverage(3, 2_300_000_000L))
                .timeSpan(new TimeSpan(NOON.minusSeconds(86_400), NOON))
                .codeChanges(600)
                .testChanges(300)
                .docChanges(200)
                .otherChanges(99)
                .build();
        return new GoldenTag(tag, members, totals, List.of("v1.0.0", "npm/v1.0.0"));
    }

    private static GoldenTag second() {
        List<Hash> members = hashes(HashAlgorithm.BLAKE3, 3);
        ConsolidatingTag tag = tag(members)
                .channel("main")
                .consolidationTimestamp(NOON.plusSeconds(60))
                .previousConsolidation(FIRST.tag().hash())
                .version(SemanticVersion.parse("1.1.0-rc.1+build.5"))
                .message("")
                .createdBy("Grüße, 世界 \uD83C\uDF0D")
                .metadata(Map.of("b", "", "a", "value"))
                .dependencyCountBefore(4)
                .buildHashed(members);
        ProviderStats unrated =
                ProviderStats.EMPTY.addChange(Optional.empty(), Set.of(), Set.of(SuggestionType.REVIEW));
        AttributionTotals totals = totals(3)
                .aiAssistedChanges(1)
                .humanAuthoredChanges(2)
                .provider("two", unrated)
                .build();
        return new GoldenTag(tag, members, totals, List.of("Ω"));
    }

    private static GoldenTag third() {
        ConsolidatingTag tag = tag(List.of())
                .channel("hotfix")
                .tips(hashes(HashAlgorithm.GIT_SHA256, 2))
                .consolidationTimestamp(ConsolidatingTag.LATEST)
                .previousConsolidation(SECOND.tag().hash())
                .consolidatesSince(FIRST.tag().hash())
                .dependencyCountBefore(1)
                .buildHashed(List.of());
        return new GoldenTag(tag, List.of(), totals(0).build(), List.of());
    }

    private static ConsolidatingTagBuilder tag(List<Hash> members) {
        return ConsolidatingTag.builder()
                .consolidationTimestamp(NOON)
                .tips(members.isEmpty() ? List.of() : List.of(members.get(members.size() - 1)))
                .consolidatedChangeCount(members.size());
    }

    private static AttributionTotalsBuilder totals(long changes) {
        return AttributionTotals.builder().totalChanges(changes);
    }

    private static ProviderStats threeChanges() {
        return ProviderStats.EMPTY
                .addChange(Confidence.of(0.8), "large", SuggestionType.COMPLETE)
                .addChange(Confidence.of(0.6), "small", SuggestionType.PARTIAL)
                .addChange(Confidence.of(0.9), "large", SuggestionType.COMPLETE);
    }

    private static List<Hash> hashes(HashAlgorithm algorithm, int count) {
        Random random = new Random(algorithm.number());
        return IntStream.range(0, count)
                .mapToObj(number -> Hash.of(algorithm, Bytes.random(random, algorithm.digestBytes())))
                .toList();
    }
}
