package dev.cairn.benchmarks.work;

import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/** A history in memory: every change on the one before, every tenth also on the one from seven before, each with two paths. */
final class SampleGraph implements ChangeGraph {
    private static final List<String> PATHS = List.of("src/main/java/Example.java", "docs/example.md");

    private final Hash[] changes;

    SampleGraph(int count) {
        changes = new Hash[count];
        SplittableRandom random = new SplittableRandom(1);
        for (int number = 0; number < count; number++) {
            // The number lies where order does not follow from it.
            byte[] digest = new byte[HashAlgorithm.GIT_SHA1.digestBytes()];
            random.nextBytes(digest);
            ByteBuffer.wrap(digest).putInt(digest.length - Integer.BYTES, number);
            changes[number] = Hash.of(HashAlgorithm.GIT_SHA1, digest);
        }
    }

    Hash newest() {
        return changes[changes.length - 1];
    }

    int size() {
        return changes.length;
    }

    private static int number(Hash change) {
        byte[] digest = change.digest();
        return ByteBuffer.wrap(digest).getInt(digest.length - Integer.BYTES);
    }

    @Override
    public List<Hash> dependencies(Hash change) {
        int number = number(change);
        if (number == 0) {
            return List.of();
        }
        return number % 10 == 9 ? List.of(changes[number - 1], changes[number - 7]) : List.of(changes[number - 1]);
    }

    @Override
    public Instant timestamp(Hash change) {
        return Instant.ofEpochSecond(1_000_000_000L + number(change));
    }

    @Override
    public ChangeAttribution attribution(Hash change) {
        return number(change) % 3 == 0 ? ChangeAttribution.HUMAN : ChangeAttribution.UNATTRIBUTED;
    }

    @Override
    public Collection<String> paths(Hash change) {
        return PATHS;
    }
}
