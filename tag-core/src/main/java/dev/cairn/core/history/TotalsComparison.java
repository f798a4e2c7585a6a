package dev.cairn.core.history;

import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ProviderStats;
import dev.cairn.core.RunningAverage;
import java.util.SortedSet;
import java.util.TreeSet;

/** Two totals side by side, number by number, with the names of domain.md section 5. */
record TotalsComparison(AttributionTotals stored, AttributionTotals computed) {
    /** Takes what stands in both. */
    @FunctionalInterface
    interface Visitor {
        void visit(String what, Object stored, Object computed);
    }

    void forEach(Visitor visitor) {
        visitor.visit("totalChanges", stored.totalChanges(), computed.totalChanges());
        visitor.visit("aiAssistedChanges", stored.aiAssistedChanges(), computed.aiAssistedChanges());
        visitor.visit("humanAuthoredChanges", stored.humanAuthoredChanges(), computed.humanAuthoredChanges());
        visitor.visit("unattributedChanges", stored.unattributedChanges(), computed.unattributedChanges());
        visitor.visit("confidenceHigh", stored.confidenceHigh(), computed.confidenceHigh());
        visitor.visit("confidenceMedium", stored.confidenceMedium(), computed.confidenceMedium());
        visitor.visit("confidenceLow", stored.confidenceLow(), computed.confidenceLow());
        visitor.visit("averageConfidence", text(stored.averageConfidence()), text(computed.averageConfidence()));
        visitor.visit("timeSpan", stored.timeSpan(), computed.timeSpan());
        visitor.visit("codeChanges", stored.codeChanges(), computed.codeChanges());
        visitor.visit("testChanges", stored.testChanges(), computed.testChanges());
        visitor.visit("docChanges", stored.docChanges(), computed.docChanges());
        visitor.visit("otherChanges", stored.otherChanges(), computed.otherChanges());
        SortedSet<String> providers = new TreeSet<>(stored.providers().keySet());
        providers.addAll(computed.providers().keySet());
        providers.forEach(name -> visitor.visit("provider " + name, text(stored, name), text(computed, name)));
    }

    private static String text(RunningAverage average) {
        return average.mean() + " of " + average.count();
    }

    private static String text(AttributionTotals totals, String provider) {
        ProviderStats stats = totals.providers().getOrDefault(provider, ProviderStats.EMPTY);
        return stats.changeCount() + " changes, confidence " + text(stats.confidence()) + ", models " + stats.models()
                + ", types " + stats.suggestionTypes();
    }
}
