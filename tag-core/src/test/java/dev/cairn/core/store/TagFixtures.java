package dev.cairn.core.store;

import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Tags and hashes for tests. */
final class TagFixtures {
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
}
