package dev.cairn.core.internal.records;

import com.google.common.collect.ImmutableSortedMap;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.AttributionTotalsBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.ProviderStats;
import dev.cairn.core.RunningAverage;
import dev.cairn.core.SuggestionType;
import dev.cairn.core.TimeSpan;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** Turns attribution summaries into messages and back. What follows from other numbers is not written. */
final class SummaryCodec {
    private SummaryCodec() {}

    static RecordMessages.AttributionSummary toMessage(AttributionSummary summary) {
        AttributionTotals totals = summary.totals();
        RecordMessages.AttributionSummary.Builder message = RecordMessages.AttributionSummary.newBuilder()
                .setAiAssistedChanges(totals.aiAssistedChanges())
                .setHumanAuthoredChanges(totals.humanAuthoredChanges())
                .setUnattributedChanges(totals.unattributedChanges())
                .setConfidenceHigh(totals.confidenceHigh())
                .setConfidenceMedium(totals.confidenceMedium())
                .setConfidenceLow(totals.confidenceLow())
                .setConfidenceSum(totals.averageConfidence().sum())
                .setCodeChanges(totals.codeChanges())
                .setTestChanges(totals.testChanges())
                .setDocChanges(totals.docChanges())
                .setOtherChanges(totals.otherChanges())
                .setEvidenceRules(summary.evidenceRules());
        totals.providers().forEach((name, stats) -> message.addProviders(provider(name, stats)));
        totals.timeSpan()
                .ifPresent(span -> message.getTimeSpanBuilder()
                        .setEarliest(span.earliest().getEpochSecond())
                        .setSeconds(span.seconds()));
        return message.build();
    }

    private static RecordMessages.AttributionSummary.Provider provider(String name, ProviderStats stats) {
        RecordMessages.AttributionSummary.Provider.Builder message =
                RecordMessages.AttributionSummary.Provider.newBuilder()
                        .setName(name)
                        .setChangeCount(stats.changeCount())
                        .setRatedChanges(stats.confidence().count())
                        .setConfidenceSum(stats.confidence().sum());
        stats.models()
                .forEach((model, count) ->
                        message.addModelsBuilder().setName(model).setChangeCount(count));
        stats.suggestionTypes()
                .forEach((type, count) -> message.addSuggestionTypesBuilder()
                        .setType(RecordMessages.SuggestionType.valueOf(type.name()))
                        .setChangeCount(count));
        return message.build();
    }

    /**
     * Throws {@link IllegalArgumentException}, {@link ArithmeticException} or {@link java.time.DateTimeException} for what is no
     * summary.
     */
    static AttributionSummary fromMessage(Hash tagHash, RecordMessages.AttributionSummary message) {
        AttributionTotalsBuilder totals = AttributionTotals.builder()
                .totalChanges(sum(
                        message.getAiAssistedChanges(),
                        message.getHumanAuthoredChanges(),
                        message.getUnattributedChanges()))
                .aiAssistedChanges(message.getAiAssistedChanges())
                .humanAuthoredChanges(message.getHumanAuthoredChanges())
                .unattributedChanges(message.getUnattributedChanges())
                .providers(providers(message.getProvidersList()))
                .codeChanges(message.getCodeChanges())
                .testChanges(message.getTestChanges())
                .docChanges(message.getDocChanges())
                .otherChanges(message.getOtherChanges());
        confidences(totals, message);
        if (message.hasTimeSpan()) {
            totals.timeSpan(timeSpan(message.getTimeSpan()));
        }
        return new AttributionSummary(tagHash, totals.build(), message.getEvidenceRules());
    }

    private static void confidences(AttributionTotalsBuilder totals, RecordMessages.AttributionSummary message) {
        long rated = sum(message.getConfidenceHigh(), message.getConfidenceMedium(), message.getConfidenceLow());
        totals.confidenceHigh(message.getConfidenceHigh())
                .confidenceMedium(message.getConfidenceMedium())
                .confidenceLow(message.getConfidenceLow())
                .averageConfidence(new RunningAverage(rated, message.getConfidenceSum()));
    }

    private static TimeSpan timeSpan(RecordMessages.AttributionSummary.TimeSpan message) {
        Instant earliest = Instant.ofEpochSecond(message.getEarliest());
        return new TimeSpan(earliest, earliest.plusSeconds(message.getSeconds()));
    }

    private static SortedMap<String, ProviderStats> providers(
            List<RecordMessages.AttributionSummary.Provider> messages) {
        ImmutableSortedMap.Builder<String, ProviderStats> providers = ImmutableSortedMap.naturalOrder();
        messages.forEach(message -> providers.put(message.getName(), stats(message)));
        return providers.buildOrThrow();
    }

    private static ProviderStats stats(RecordMessages.AttributionSummary.Provider message) {
        ImmutableSortedMap.Builder<String, Long> models = ImmutableSortedMap.naturalOrder();
        message.getModelsList().forEach(model -> models.put(model.getName(), model.getChangeCount()));
        ImmutableSortedMap.Builder<SuggestionType, Long> types = ImmutableSortedMap.naturalOrder();
        message.getSuggestionTypesList()
                .forEach(type -> types.put(SuggestionType.parse(type.getType().name()), type.getChangeCount()));
        return new ProviderStats(
                message.getChangeCount(),
                new RunningAverage(message.getRatedChanges(), message.getConfidenceSum()),
                models.buildOrThrow(),
                types.buildOrThrow());
    }

    private static long sum(long first, long second, long third) {
        return Math.addExact(Math.addExact(first, second), third);
    }
}
