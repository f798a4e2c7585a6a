package dev.cairn.core.store;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.AttributedChange;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.SemanticVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tags and hashes for tests. */
final class TagFixtures {
    /** The members of {@link #release}: two segments. */
    static final int MEMBERS = 1_500;

    private TagFixtures() {}

    static Hash hash(int number) {
        return hash(HashAlgorithm.BLAKE3, number);
    }

    static Hash hash(HashAlgorithm algorithm, int number) {
        byte[] digest = new byte[algorithm.digestBytes()];
        new SplittableRandom(number).nextBytes(digest);
        return Hash.of(algorithm, digest);
    }

    static List<Hash> hashes(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> hash(HashAlgorithm.GIT_SHA1, number))
                .toList();
    }

    static ConsolidatingTagBuilder tag(int number) {
        return tag(hash(number));
    }

    static ConsolidatingTagBuilder tag(Hash hash) {
        return ConsolidatingTag.builder()
                .hash(hash)
                .channel("main")
                .consolidationTimestamp(Instant.ofEpochSecond(1000))
                .dependencyCountBefore(50)
                .consolidatedChangeCount(25);
    }

    /** Returns a tag with a version, a tip and {@link #MEMBERS} members, which are the first {@link #hashes}. */
    static ConsolidatingTag release() {
        return tag(1).tips(List.of(hash(HashAlgorithm.GIT_SHA1, MEMBERS - 1)))
                .version(SemanticVersion.parse("1.0.0"))
                .consolidatedChangeCount(MEMBERS)
                .buildHashed(hashes(MEMBERS));
    }

    /** Writes {@link #release} with all that belongs to it: eight entries, three of them index rows. */
    static void putRelease(TagStore store) {
        ConsolidatingTag tag = release();
        new TagRepository(store).write(tags -> {
            tags.putTag(tag);
            tags.putMembers(tag.hash(), hashes(MEMBERS));
            tags.putAttribution(new AttributionSummary(tag.hash(), totals(MEMBERS), 1));
            tags.putName("v1.0.0", tag.hash());
            return null;
        });
    }

    static AttributionTotals totals(int changes) {
        AttributedChange human = new AttributedChange(ChangeAttribution.HUMAN, Instant.EPOCH, Optional.empty());
        return Stream.generate(() -> human).limit(changes).collect(AttributionTotals.collector());
    }

    static void put(TagStore store, Table table, byte[] key, byte[] payload) {
        store.write(operations -> {
            operations.put(table, key, payload);
            return null;
        });
    }
}
