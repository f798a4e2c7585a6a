package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A seeded history of tags, as the migration replay asks for it: chained and {@code since} tags, several channels, empty and very
 * large members, several names, every optional component absent and present (domain.md section 10).
 */
final class SampleHistory {
    private static final int TAGS = 30;
    private static final List<String> CHANNELS = List.of("entwicklung-ß", "release/1.x", "trunk");
    private static final List<HashAlgorithm> ALGORITHMS = List.of(HashAlgorithm.values());
    private static final int[] MEMBERS = {0, 1, 999, 1_000, 1_001, 7, 20_000, 2_500, 30};
    private static final Instant BEGIN = Instant.parse("2019-03-01T08:00:00Z");

    private final Random random;
    private final List<SampleTag> tags = new ArrayList<>();

    private SampleHistory(long seed) {
        this.random = new Random(seed);
    }

    static SampleHistory of(long seed) {
        SampleHistory history = new SampleHistory(seed);
        for (int number = 0; number < TAGS; number++) {
            history.tags.add(history.tag(number));
        }
        return history;
    }

    private SampleTag tag(int number) {
        List<Hash> members = hashes(MEMBERS[number % MEMBERS.length]);
        ConsolidatingTagBuilder builder = ConsolidatingTag.builder()
                .channel(CHANNELS.get(number % CHANNELS.size()))
                // Some are equally old.
                .consolidationTimestamp(BEGIN.plusSeconds(86_400L * (number / 4)))
                .tips(hashes(number % 4))
                .dependencyCountBefore(members.size() + 1L)
                .consolidatedChangeCount(members.size());
        chain(builder, number);
        describe(builder, number);
        ConsolidatingTag tag = builder.buildHashed(members);
        return new SampleTag(
                tag,
                number % 5 == 4 ? Optional.empty() : Optional.of(members),
                number % 6 == 5 ? Optional.empty() : Optional.of(summary(tag.hash(), number)),
                names(number));
    }

    private void chain(ConsolidatingTagBuilder builder, int number) {
        if (number >= CHANNELS.size()) {
            builder.previousConsolidation(
                    tags.get(number - CHANNELS.size()).tag().hash());
        }
        if (number % 4 == 3) {
            builder.consolidatesSince(tags.get(number / 2).tag().hash());
        }
    }

    private void describe(ConsolidatingTagBuilder builder, int number) {
        if (number % 2 == 0) {
            builder.version(
                    SemanticVersion.parse("1." + number + ".0" + (number % 4 == 0 ? "" : "-rc.1+build." + number)));
        }
        if (number % 3 != 0) {
            builder.message(number % 3 == 1 ? "" : "Release " + number + ", 世界 \uD83C\uDF0D");
        }
        if (number % 5 != 0) {
            builder.createdBy("Author " + random.nextInt(100));
        }
        if (number % 7 > 2) {
            builder.metadata(Map.of("ticket", "T-" + number, "empty", ""));
        }
    }

    private List<Hash> hashes(int count) {
        return Stream.generate(() -> ALGORITHMS.get(random.nextInt(ALGORITHMS.size())))
                .map(algorithm -> Hash.of(algorithm, Bytes.random(random, algorithm.digestBytes())))
                .limit(count)
                .toList();
    }

    private AttributionSummary summary(Hash tag, int number) {
        AttributionTotals totals = number % 2 == 0
                ? DomainSamples.fullSummary(number).totals()
                : DomainSamples.counted(number, random.nextInt(1_000), random.nextInt(1_000))
                        .totals();
        return new AttributionSummary(tag, totals, number % 3);
    }

    private static SortedSet<String> names(int number) {
        List<String> names = List.of("v" + number, "npm/v" + number, "größe-" + number);
        return new TreeSet<>(names.subList(0, number % 4));
    }

    /** Stores the history, with a summary and members whose tag is not stored, and rows of tables that no tag has. */
    void putInto(TagStore store) {
        TagRepository repository = new TagRepository(store);
        for (SampleTag tag : tags) {
            repository.write(writer -> {
                tag.put(writer);
                return null;
            });
        }
        repository.write(writer -> {
            writer.putAttribution(DomainSamples.fullSummary(120));
            writer.putMembers(DomainSamples.hash(121), hashes(3));
            return null;
        });
        Shortcuts.put(store, Table.CHANGES, hashes(1).get(0).bytes(), Bytes.random(random, 1 << 20));
        Shortcuts.put(store, Table.META, Bytes.of("about"), new byte[0]);
    }

    /** Fails unless a store gives every object of this history back. */
    void assertIn(TagStore store, String what) {
        new TagRepository(store).read(reader -> {
            tags.forEach(tag -> tag.assertIn(reader, what));
            CHANNELS.forEach(channel -> assertChannel(reader, channel, what));
            List<String> channels = reader.channels().filter(CHANNELS::contains).toList();
            assertEquals(CHANNELS, channels, () -> what + ": channels");
            return null;
        });
    }

    private void assertChannel(TagReader reader, String channel, String what) {
        Comparator<ConsolidatingTag> newest = Comparator.comparing(ConsolidatingTag::consolidationTimestamp)
                .reversed()
                .thenComparing(ConsolidatingTag::hash);
        List<ConsolidatingTag> expected = tags.stream()
                .map(SampleTag::tag)
                .filter(tag -> tag.channel().equals(channel))
                .sorted(newest)
                .toList();
        assertEquals(expected, reader.tags(channel).toList(), () -> what + ": tags of channel " + channel);
        assertEquals(Optional.of(expected.get(0)), reader.latestTag(channel), () -> what + ": newest of " + channel);
    }
}
