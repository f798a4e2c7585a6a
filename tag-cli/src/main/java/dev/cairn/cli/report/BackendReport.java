package dev.cairn.cli.report;

import dev.cairn.api.ProviderInfo;
import dev.cairn.api.StoreTraits;
import dev.cairn.cli.report.TextTable.Align;
import dev.cairn.cli.report.TextTable.Column;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** The backends that are installed. */
public final class BackendReport {
    private final List<ProviderInfo> backends;

    /** Makes the report of some backends. */
    public BackendReport(List<ProviderInfo> backends) {
        this.backends = List.copyOf(backends);
    }

    /** Prints it for people. */
    public void print(PrintWriter out, Paint paint) {
        TextTable table = new TextTable(List.of(
                new Column("BACKEND", Align.LEFT),
                new Column("A COMMIT SURVIVES", Align.LEFT),
                new Column("OPEN IN", Align.LEFT),
                new Column("AVAILABLE", Align.LEFT)));
        for (ProviderInfo backend : backends) {
            table.add(List.of(
                    backend.name(),
                    survives(backend.traits()),
                    words(backend.traits().sharing()),
                    backend.unavailable().map(reason -> "no: " + reason).orElse("yes")));
        }
        table.print(out, paint::heading);
    }

    /** Writes it as an array of objects. */
    public void write(JsonGenerator json) {
        json.writeStartArray();
        for (ProviderInfo backend : backends) {
            json.writeStartObject();
            json.writeStringProperty("name", backend.name());
            json.writeStringProperty("durability", backend.traits().durability().name());
            json.writeStringProperty("sharing", backend.traits().sharing().name());
            json.writeNumberProperty("largestBatchEntries", backend.traits().largestBatchEntries());
            json.writeNumberProperty("largestBatchBytes", backend.traits().largestBatchBytes());
            json.writeBooleanProperty("available", backend.unavailable().isEmpty());
            Json.property(json, "reason", backend.unavailable());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String survives(StoreTraits traits) {
        return switch (traits.durability()) {
            case VOLATILE -> "nothing";
            case PROCESS_CRASH -> "a killed process";
            case POWER_LOSS -> "a loss of power";
        };
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
