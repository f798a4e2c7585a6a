package dev.cairn.benchmarks.work;

import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ChangeKind;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A history in memory: every change on the one before, every tenth also on the one from seven before, each of source. */
final class SampleGraph implements ChangeGraph {
    private final Hash[] changes;
    private long readAt;

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

    List<Hash> changes() {
        return Collections.unmodifiableList(Arrays.asList(changes));
    }

    Hash newest() {
        return changes[changes.length - 1];
    }

    int size() {
        return changes.length;
    }

    /** Begins to watch for the moment when the history is read. */
    void watch() {
        readAt = 0;
    }

    /** Returns the {@link System#nanoTime} at which the oldest change was first asked what it depends on: nothing is behind it. */
    long readAt() {
        return readAt;
    }

    private static int number(Hash change) {
        byte[] digest = change.digest();
        return ByteBuffer.wrap(digest).getInt(digest.length - Integer.BYTES);
    }

    @Override
    public List<Hash> dependencies(Hash change) {
        int number = number(change);
        if (number == 0) {
            readAt = readAt == 0 ? System.nanoTime() : readAt;
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
        return List.of();
    }

    @Override
    public Optional<ChangeKind> kind(Hash change) {
        return Optional.of(ChangeKind.CODE);
    }
}
