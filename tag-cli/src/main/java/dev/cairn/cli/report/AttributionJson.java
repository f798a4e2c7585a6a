package dev.cairn.cli.report;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ProviderStats;
import dev.cairn.core.TimeSpan;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** An attribution summary as JSON. */
final class AttributionJson {
    private AttributionJson() {}

    static void property(JsonGenerator json, Optional<AttributionSummary> attribution) {
        if (attribution.isEmpty()) {
            json.writeNullProperty("attribution");
            return;
        }
        AttributionTotals totals = attribution.get().totals();
        json.writeObjectPropertyStart("attribution");
        authorship(json, totals);
        confidence(json, totals);
        Json.property(json, "earliest", totals.timeSpan().map(TimeSpan::earliest));
        Json.property(json, "latest", totals.timeSpan().map(TimeSpan::latest));
        kinds(json, totals);
        json.writeObjectPropertyStart("providers");
        totals.providers().forEach((name, stats) -> provider(json, name, stats));
        json.writeEndObject();
        json.writeNumberProperty("coveredChanges", totals.coveredChanges());
        json.writeNumberProperty("coveragePercentage", totals.coverage().value());
        json.writeNumberProperty("evidenceRules", attribution.get().evidenceRules());
        json.writeEndObject();
    }

    private static void authorship(JsonGenerator json, AttributionTotals totals) {
        json.writeNumberProperty("totalChanges", totals.totalChanges());
        json.writeNumberProperty("aiAssistedChanges", totals.aiAssistedChanges());
        json.writeNumberProperty("humanAuthoredChanges", totals.humanAuthoredChanges());
        json.writeNumberProperty("unattributedChanges", totals.unattributedChanges());
        json.writeNumberProperty("aiPercentage", totals.aiPercentage().value());
        json.writeNumberProperty("humanPercentage", totals.humanPercentage().value());
    }

    private static void confidence(JsonGenerator json, AttributionTotals totals) {
        json.writeNumberProperty("averageConfidence", totals.averageConfidence().mean());
        json.writeNumberProperty("confidenceHigh", totals.confidenceHigh());
        json.writeNumberProperty("confidenceMedium", totals.confidenceMedium());
        json.writeNumberProperty("confidenceLow", totals.confidenceLow());
    }

    private static void kinds(JsonGenerator json, AttributionTotals totals) {
        json.writeNumberProperty("codeChanges", totals.codeChanges());
        json.writeNumberProperty("testChanges", totals.testChanges());
        json.writeNumberProperty("docChanges", totals.docChanges());
        json.writeNumberProperty("otherChanges", totals.otherChanges());
    }

    private static void provider(JsonGenerator json, String name, ProviderStats stats) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("changeCount", stats.changeCount());
        json.writeNumberProperty("averageConfidence", stats.confidence().mean());
        Json.array(json, "models", stats.modelsUsed());
        json.writeObjectPropertyStart("suggestionTypes");
        stats.suggestionTypes().forEach((type, changes) -> json.writeNumberProperty(type.toString(), changes));
        json.writeEndObject();
        json.writeEndObject();
    }
}
