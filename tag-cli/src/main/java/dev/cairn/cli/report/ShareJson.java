package dev.cairn.cli.report;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.Percentage;
import dev.cairn.core.ShareTrend.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Shares of changes as JSON: the tags, and for each share what it is in each of them, in the same order, and the percentage points
 * from the first to the last. What is absent is {@code null}.
 */
public final class ShareJson {
    private static final int DECIMALS = 6;

    private ShareJson() {}

    /** Writes the shares of some tags. */
    public static void write(JsonGenerator json, List<ListedTag> tags) {
        json.writeStartObject();
        json.writeArrayPropertyStart("tags");
        tags.forEach(tag -> tag(json, tag));
        json.writeEndArray();
        json.writeArrayPropertyStart("shares");
        ShareTable.trend(tags).lines().forEach(line -> line(json, line));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void tag(JsonGenerator json, ListedTag listed) {
        json.writeStartObject();
        json.writeStringProperty("hash", listed.tag().hash().toString());
        Json.array(json, "names", listed.names());
        json.writeStringProperty(
                "timestamp", listed.tag().consolidationTimestamp().toString());
        number(
                json,
                "totalChanges",
                listed.attribution()
                        .map(summary -> BigDecimal.valueOf(summary.totals().totalChanges())));
        number(
                json,
                "evidenceRules",
                listed.attribution().map(AttributionSummary::evidenceRules).map(BigDecimal::valueOf));
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, Line line) {
        json.writeStartObject();
        json.writeStringProperty("dimension", line.dimension().toString().toLowerCase(Locale.ROOT));
        Json.property(json, "provider", line.part().provider());
        json.writeStringProperty("name", line.part().name());
        json.writeArrayPropertyStart("tags");
        line.shares().forEach(share -> share(json, share));
        json.writeEndArray();
        number(json, "points", points(line.shares()));
        json.writeEndObject();
    }

    private static Optional<BigDecimal> points(List<Optional<Percentage>> shares) {
        return shares.isEmpty()
                ? Optional.empty()
                : ShareTable.pointsAbove(shares.get(shares.size() - 1), shares.get(0), DECIMALS);
    }

    private static void share(JsonGenerator json, Optional<Percentage> share) {
        if (share.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberProperty("changes", share.get().part());
        json.writeNumberProperty("percentage", share.get().value());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, Optional<BigDecimal> value) {
        if (value.isPresent()) {
            json.writeNumberProperty(name, value.get());
        } else {
            json.writeNullProperty(name);
        }
    }
}
