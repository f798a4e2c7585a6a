package dev.cairn.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values for tests: fixed ones that are named, and random ones that reach every component. */
public final class Samples {
    private static final String ALPHABET = "abcXYZ019-_ /.äß中\uD83E\uDEA8\u0000\n";
    private static final List<String> PROVIDERS =
            List.of("anthropic", "openai", "google", "github", "\uD83E\uDEA8", "\uFF5E");
    private static final List<String> MODELS = List.of("opus", "sonnet", "gpt", "gemini", "", "\uD83E\uDEA8", "\uFF5E");

    private Samples() {}

    /** Returns a hash whose digest is one byte, repeated. */
    public static Hash hash(HashAlgorithm algorithm, int fill) {
        byte[] digest = new byte[algorithm.digestBytes()];
        Arrays.fill(digest, (byte) fill);
        return Hash.of(algorithm, digest);
    }

    /** Returns a random hash of a random algorithm. */
    public static Hash hash(RandomGenerator random) {
        return hash(random, pick(random, List.of(HashAlgorithm.values())));
    }

    /** Returns a random hash. */
    public static Hash hash(RandomGenerator random, HashAlgorithm algorithm) {
        byte[] digest = new byte[algorithm.digestBytes()];
        random.nextBytes(digest);
        return Hash.of(algorithm, digest);
    }

    /** Returns so many random hashes. */
    public static List<Hash> hashes(RandomGenerator random, int count) {
        return Stream.generate(() -> hash(random)).limit(count).toList();
    }

    /** Returns a tag in which every optional component is there or not. */
    public static ConsolidatingTag tag(RandomGenerator random) {
        ConsolidatingTagBuilder tag = ConsolidatingTag.builder()
                .hash(hash(random))
                .channel(text(random, 1 + random.nextInt(20)).replaceAll("\\p{Cntrl}", "c"))
                .consolidationTimestamp(
                        Instant.ofEpochSecond(random.nextLong(ConsolidatingTag.LATEST.getEpochSecond() + 1)))
                .tips(hashes(random, random.nextInt(4)))
                .dependencyCountBefore(count(random))
                .consolidatedChangeCount(count(random))
                .metadata(metadata(random));
        maybe(random, () -> tag.previousConsolidation(hash(random)));
        maybe(random, () -> tag.consolidatesSince(hash(random)));
        maybe(
                random,
                () -> tag.version(SemanticVersion.parse(random.nextInt(9) + ".0." + random.nextInt(99) + "-rc.1")));
        maybe(random, () -> tag.message(text(random, random.nextInt(60))));
        maybe(random, () -> tag.createdBy(text(random, random.nextInt(20))));
        return tag.build();
    }

    /** Returns the summary of random changes. */
    public static AttributionSummary summary(RandomGenerator random) {
        List<AttributedChange> changes = changes(random, random.nextInt(60));
        return new AttributionSummary(
                hash(random), changes.stream().collect(AttributionTotals.collector()), random.nextInt(5));
    }

    /** Returns so many random changes. */
    public static List<AttributedChange> changes(RandomGenerator random, int count) {
        return Stream.generate(() -> change(random)).limit(count).toList();
    }

    private static AttributedChange change(RandomGenerator random) {
        Instant timestamp = Instant.ofEpochSecond(random.nextLong(-1_000, 2_000_000_000));
        Optional<ChangeKind> kind =
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(pick(random, List.of(ChangeKind.values())));
        return new AttributedChange(attribution(random), timestamp, kind);
    }

    /** Returns a change of which everything may be known or not. */
    public static Change storedChange(RandomGenerator random) {
        AttributedChange known = change(random);
        return new Change(
                hash(random),
                hashes(random, random.nextInt(4)),
                random.nextInt(5) == 0 ? Instant.MIN.truncatedTo(ChronoUnit.SECONDS) : known.timestamp(),
                known.kind(),
                known.attribution(),
                random.nextInt(5));
    }

    private static ChangeAttribution attribution(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> ChangeAttribution.HUMAN;
            case 4 -> new ChangeAttribution(Authorship.HUMAN, List.of(), List.of(evidence(random)));
            case 1 -> ChangeAttribution.UNATTRIBUTED;
            default ->
                ChangeAttribution.aiAssisted(Stream.generate(() -> contribution(random))
                        .limit(1 + random.nextInt(4))
                        .toList());
        };
    }

    private static Evidence evidence(RandomGenerator random) {
        return new Evidence(
                text(random, random.nextInt(9)),
                pick(random, List.of(Evidence.Strength.values())),
                text(random, random.nextInt(99)));
    }

    private static Contribution contribution(RandomGenerator random) {
        return contribution(
                pick(random, PROVIDERS),
                random.nextBoolean() ? Optional.of(pick(random, MODELS)) : Optional.empty(),
                pick(random, List.of(SuggestionType.values())),
                random.nextBoolean()
                        ? Optional.of(new Confidence(random.nextInt(Confidence.ONE + 1)))
                        : Optional.empty());
    }

    /** Returns a contribution that was read from a trailer. */
    public static Contribution contribution(
            String provider, Optional<String> model, SuggestionType type, Optional<Confidence> confidence) {
        Evidence evidence = new Evidence("trailer", Evidence.Strength.STRONG, "Assisted-by: agent");
        return new Contribution("agent", provider, model, type, confidence, evidence);
    }

    /** Returns random text of so many characters of one to four bytes. */
    public static String text(RandomGenerator random, int length) {
        int[] points = ALPHABET.codePoints().toArray();
        int[] chosen = IntStream.generate(() -> points[random.nextInt(points.length)])
                .limit(length)
                .toArray();
        return new String(chosen, 0, length);
    }

    private static Map<String, String> metadata(RandomGenerator random) {
        Map<String, String> metadata = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            metadata.put(text(random, random.nextInt(8)), text(random, random.nextInt(8)));
        }
        return metadata;
    }

    private static long count(RandomGenerator random) {
        return random.nextLong(1L << random.nextInt(63));
    }

    /** Returns the values in a random order. */
    public static <T> List<T> shuffled(List<T> values, RandomGenerator random) {
        List<T> shuffled = new ArrayList<>(values);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    private static void maybe(RandomGenerator random, Runnable action) {
        if (random.nextBoolean()) {
            action.run();
        }
    }

    private static <T> T pick(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
