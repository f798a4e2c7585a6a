package dev.cairn.core.history;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagRepository;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Measures resolution on histories of 10 thousand, 100 thousand and 1 million changes: the figures of {@code docs/resolution.md}. One tag for ten
 * changes, in the memory backend; changes are computed, so that the time is that of resolution. No test: run its {@code main}.
 */
final class ResolutionFigures {
    private static final int MEMBERS = 10;
    private static final int TAGS_IN_A_TRANSACTION = 1_000;

    /** Changes 0, 1, 2 and so on: each on the one before, or the last one on all others. */
    private record Shape(int size, boolean isWide) implements ChangeGraph {
        static Hash hash(int number) {
            byte[] digest = new byte[HashAlgorithm.GIT_SHA1.digestBytes()];
            return Hash.of(
                    HashAlgorithm.GIT_SHA1,
                    ByteBuffer.wrap(digest).putInt(number).array());
        }

        List<Hash> hashes(int from, int to) {
            return IntStream.range(from, to).mapToObj(Shape::hash).toList();
        }

        @Override
        public List<Hash> dependencies(Hash change) {
            int number = ByteBuffer.wrap(change.digest()).getInt();
            if (isWide) {
                return number == size - 1 ? hashes(0, number) : List.of();
            }
            return number == 0 ? List.of() : List.of(hash(number - 1));
        }

        @Override
        public Instant timestamp(Hash change) {
            return Instant.ofEpochSecond(ByteBuffer.wrap(change.digest()).getInt());
        }

        @Override
        public ChangeAttribution attribution(Hash change) {
            return ChangeAttribution.UNATTRIBUTED;
        }

        @Override
        public Collection<String> paths(Hash change) {
            return List.of();
        }
    }

    private ResolutionFigures() {}

    /** Prints a line for each measurement, the second of two runs; arguments are sizes. */
    public static void main(String[] arguments) {
        for (String argument : arguments.length == 0 ? new String[] {"10000", "100000", "1000000"} : arguments) {
            int size = Integer.parseInt(argument);
            chain(new Shape(size, false));
            wide(new Shape(size, true));
        }
    }

    private static void chain(Shape shape) {
        try (TagStore store = TagStores.open("memory:")) {
            TagRepository repository = new TagRepository(store);
            Hash last = tag(shape, repository);
            repository.read(tags -> {
                TagExpansion expansion = new TagExpansion(tags);
                int size = shape.size();
                Hash tip = Shape.hash(size - 1);
                measure(
                        size,
                        "expand a change",
                        () -> expansion.expand(tip, shape).count());
                measure(
                        size,
                        "expand a tag",
                        () -> expansion.expand(last, shape).count());
                measure(size, "reduce all changes", () -> reduce(tags, shape.hashes(0, size), shape));
                return null;
            });
        }
    }

    private static void wide(Shape shape) {
        try (TagStore store = TagStores.open("memory:")) {
            int size = shape.size();
            new TagRepository(store).read(tags -> {
                Hash merge = Shape.hash(size - 1);
                measure(
                        size,
                        "expand a merge",
                        () -> new TagExpansion(tags).expand(merge, shape).count());
                measure(size, "reduce its sides", () -> reduce(tags, shape.hashes(0, size - 1), shape));
                return null;
            });
        }
    }

    private static long reduce(TagReader tags, List<Hash> dependencies, Shape shape) {
        return new TagReduction(tags).reduce(dependencies, shape).dependencies().size();
    }

    private static Hash tag(Shape shape, TagRepository repository) {
        Optional<Hash> base = Optional.empty();
        for (int from = 0; from < shape.size(); from += MEMBERS * TAGS_IN_A_TRANSACTION) {
            int first = from;
            Optional<Hash> below = base;
            base = repository.write(tags -> {
                Optional<Hash> last = below;
                int end = Math.min(shape.size(), first + MEMBERS * TAGS_IN_A_TRANSACTION);
                for (int at = first; at < end; at += MEMBERS) {
                    List<Hash> members = shape.hashes(at, at + MEMBERS);
                    var tag = ConsolidatingTag.builder()
                            .channel("main")
                            .consolidationTimestamp(Instant.ofEpochSecond(at))
                            .tips(List.of(members.get(MEMBERS - 1)))
                            .consolidatedChangeCount(MEMBERS);
                    last.ifPresent(tag::previousConsolidation);
                    ConsolidatingTag made = tag.buildHashed(members);
                    tags.putTag(made);
                    tags.putMembers(made.hash(), members);
                    last = Optional.of(made.hash());
                }
                return last;
            });
        }
        return base.orElseThrow();
    }

    private static void measure(int size, String what, LongSupplier work) {
        long first = work.getAsLong();
        long start = System.nanoTime();
        long result = work.getAsLong();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (first != result) {
            throw new IllegalStateException(what + ": " + first + ", then " + result);
        }
        System.out.printf(Locale.ROOT, "%9d  %-20s %8.3f s, result %d%n", size, what, seconds, result);
    }
}
