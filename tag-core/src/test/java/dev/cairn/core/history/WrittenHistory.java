package dev.cairn.core.history;

import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Confidence;
import dev.cairn.core.Contribution;
import dev.cairn.core.Evidence;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.SuggestionType;
import dev.cairn.core.UnknownChangeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A history that a test writes, change by change. */
final class WrittenHistory implements ChangeGraph {
    private record Change(List<Hash> dependencies, Instant timestamp) {}

    private final Map<Hash, Change> changes = new HashMap<>();
    private final Map<Hash, ChangeAttribution> attributions = new HashMap<>();
    private final Map<Hash, List<String>> paths = new HashMap<>();
    int attributionsRead;

    /** Returns the hash of a number; the order of hashes is not that of numbers. */
    static Hash hash(int number) {
        SplittableRandom random = new SplittableRandom(number);
        byte[] digest = new byte[HashAlgorithm.GIT_SHA1.digestBytes()];
        random.nextBytes(digest);
        return Hash.of(HashAlgorithm.GIT_SHA1, digest);
    }

    /** Returns that one agent had a part in a change, with so much confidence. */
    static ChangeAttribution assisted(double confidence) {
        return ChangeAttribution.aiAssisted(List.of(new Contribution(
                "agent",
                "provider",
                Optional.of("model"),
                SuggestionType.COMPLETE,
                Optional.of(Confidence.of(confidence)),
                new Evidence("trailer", Evidence.Strength.STRONG, "confidence " + confidence))));
    }

    /** Writes change {@code number}, made at second {@code number}. */
    Hash change(int number, Hash... dependencies) {
        return change(number, number, List.of(dependencies));
    }

    Hash change(int number, long second, List<Hash> dependencies) {
        changes.put(hash(number), new Change(List.copyOf(dependencies), Instant.ofEpochSecond(second)));
        return hash(number);
    }

    /** Lets a change depend on another as well, as if it had always done so. */
    void insert(Hash change, Hash dependency) {
        List<Hash> dependencies = new ArrayList<>(dependencies(change));
        dependencies.add(dependency);
        changes.put(change, new Change(List.copyOf(dependencies), timestamp(change)));
    }

    void attribute(Hash change, ChangeAttribution attribution, String... touched) {
        attributions.put(change, attribution);
        paths.put(change, List.of(touched));
    }

    @Override
    public List<Hash> dependencies(Hash change) {
        return known(change).dependencies();
    }

    @Override
    public Instant timestamp(Hash change) {
        return known(change).timestamp();
    }

    @Override
    public ChangeAttribution attribution(Hash change) {
        attributionsRead++;
        known(change);
        return attributions.getOrDefault(change, ChangeAttribution.UNATTRIBUTED);
    }

    @Override
    public Collection<String> paths(Hash change) {
        known(change);
        return paths.getOrDefault(change, List.of());
    }

    private Change known(Hash change) {
        Change known = changes.get(change);
        if (known == null) {
            throw new UnknownChangeException(change);
        }
        return known;
    }
}
