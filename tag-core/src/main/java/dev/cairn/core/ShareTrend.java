package dev.cairn.core;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How shares of changes went from one tag to the next: every share that some attribution totals know, in each of them.
 *
 * @param lines the shares, by dimension; of what providers bring along, in code-point order of providers, then of names
 */
public record ShareTrend(List<Line> lines) {
    /** Copies the list. */
    public ShareTrend {
        lines = List.copyOf(lines);
    }

    /** Returns the shares in each of {@code totals}; where they are absent, there are none. */
    public static ShareTrend of(List<Optional<AttributionTotals>> totals) {
        List<Line> lines = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            for (Part part : parts(dimension, totals)) {
                lines.add(new Line(
                        dimension,
                        part,
                        totals.stream()
                                .map(present -> present.map(some -> dimension.share(some, part)))
                                .toList()));
            }
        }
        return new ShareTrend(lines);
    }

    private static List<Part> parts(Dimension dimension, List<Optional<AttributionTotals>> totals) {
        Set<Part> parts =
                new LinkedHashSet<>(dimension.counts(AttributionTotals.EMPTY).keySet());
        boolean fixed = !parts.isEmpty();
        totals.forEach(present ->
                present.ifPresent(some -> parts.addAll(dimension.counts(some).keySet())));
        return fixed ? List.copyOf(parts) : parts.stream().sorted(Part.ORDER).toList();
    }

    /**
     * One share, tag by tag.
     *
     * @param dimension what changes are divided by
     * @param part which of them it is
     * @param shares the share in each of the totals, in their order; empty where totals are absent
     */
    public record Line(Dimension dimension, Part part, List<Optional<Percentage>> shares) {
        /** Copies the list. */
        public Line {
            shares = List.copyOf(shares);
        }
    }

    /**
     * A part of the changes.
     *
     * @param provider whose model or type it is; empty for all else
     * @param name what the changes have in common, such as {@code human}, or a provider's or a model's name
     */
    public record Part(Optional<String> provider, String name) {
        private static final Comparator<Part> ORDER = Comparator.comparing(
                        (Part part) -> part.provider.orElse(""), Texts.ORDER)
                .thenComparing(Part::name, Texts.ORDER);

        private static Part of(String name) {
            return new Part(Optional.empty(), name);
        }

        /** Returns provider and name. */
        @Override
        public String toString() {
            return provider.map(some -> some + "/" + name).orElse(name);
        }
    }

    /** What changes are divided by. */
    public enum Dimension {
        /** Who made them; the three parts make up all changes. */
        AUTHORSHIP,
        /** Whether there is evidence of who made them. */
        COVERAGE,
        /** Whose agents had a part in them; a change of two providers counts in both. */
        PROVIDER,
        /** Which of a provider's models had a part in them. */
        MODEL,
        /** What part a provider's agents had in them: the {@link SuggestionType}. */
        SUGGESTION,
        /** What they change: the {@link ChangeKind}; together at most all changes. */
        KIND;

        private Percentage share(AttributionTotals totals, Part part) {
            return Percentage.of(counts(totals).getOrDefault(part, 0L), totals.totalChanges());
        }

        private Map<Part, Long> counts(AttributionTotals totals) {
            return switch (this) {
                case AUTHORSHIP ->
                    ImmutableMap.of(
                            Part.of("ai-assisted"), totals.aiAssistedChanges(),
                            Part.of("human"), totals.humanAuthoredChanges(),
                            Part.of("unattributed"), totals.unattributedChanges());
                case COVERAGE ->
                    ImmutableMap.of(Part.of("covered"), totals.coverage().part());
                case PROVIDER -> changesOf(totals.providers());
                case MODEL -> ofProviders(totals, ProviderStats::models);
                case SUGGESTION -> ofProviders(totals, ProviderStats::suggestionTypes);
                case KIND ->
                    ImmutableMap.of(
                            Part.of("code"), totals.codeChanges(),
                            Part.of("test"), totals.testChanges(),
                            Part.of("doc"), totals.docChanges(),
                            Part.of("other"), totals.otherChanges());
            };
        }

        private static Map<Part, Long> changesOf(Map<String, ProviderStats> providers) {
            Map<Part, Long> counts = new LinkedHashMap<>();
            providers.forEach((provider, stats) -> counts.put(Part.of(provider), stats.changeCount()));
            return counts;
        }

        private static Map<Part, Long> ofProviders(
                AttributionTotals totals, Function<ProviderStats, ? extends Map<?, Long>> parts) {
            Map<Part, Long> counts = new LinkedHashMap<>();
            totals.providers()
                    .forEach((provider, stats) -> parts.apply(stats)
                            .forEach((part, changes) ->
                                    counts.put(new Part(Optional.of(provider), part.toString()), changes)));
            return counts;
        }
    }
}
