package dev.cairn.cli.report;

import dev.cairn.cli.report.TextTable.Align;
import dev.cairn.cli.report.TextTable.Column;
import dev.cairn.core.store.Finding;
import dev.cairn.core.store.StoreVerification;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What is wrong in a store.
 *
 * @param result what was done
 * @param shown the findings, or the first of them
 */
public record VerificationReport(StoreVerification.Result result, List<Finding> shown) {
    /** The most findings that are worth reading. */
    public static final int MAX_SHOWN = 10_000;

    /** Keeps a copy of the list. */
    public VerificationReport {
        shown = List.copyOf(shown);
    }

    /** Prints it for people. */
    public void print(PrintWriter out, Paint paint) {
        if (!shown.isEmpty()) {
            TextTable table = new TextTable(List.of(
                    new Column("TABLE", Align.LEFT), new Column("KEY", Align.LEFT), new Column("FINDING", Align.LEFT)));
            shown.forEach(finding -> table.add(List.of(finding.table().storedName(), finding.key(), finding.what())));
            table.print(out, paint::heading);
            out.print('\n');
        }
        out.print(result.entries() + " entries read, " + result.findings() + " findings"
                + (result.findings() > shown.size() ? ", the first " + shown.size() + " shown" : "") + '\n');
    }

    /** Writes it as an object. */
    public void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("entries", result.entries());
        json.writeNumberProperty("findingCount", result.findings());
        json.writeArrayPropertyStart("findings");
        for (Finding finding : shown) {
            json.writeStartObject();
            json.writeStringProperty("table", finding.table().storedName());
            json.writeStringProperty("key", finding.key());
            json.writeStringProperty("finding", finding.what());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
