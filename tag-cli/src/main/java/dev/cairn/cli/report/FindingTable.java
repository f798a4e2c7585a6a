package dev.cairn.cli.report;

import dev.cairn.api.FileDamage;
import dev.cairn.cli.report.TextTable.Align;
import dev.cairn.cli.report.TextTable.Column;
import dev.cairn.core.store.Finding;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What is wrong in a store: with file and place, or with table and key. */
final class FindingTable {
    private FindingTable() {}

    static void print(List<FileDamage> damages, List<Finding> findings, PrintWriter out, Paint paint) {
        if (!damages.isEmpty()) {
            TextTable table = table("FILE", "BYTE");
            damages.forEach(
                    damage -> table.add(List.of(damage.file(), Long.toString(damage.position()), damage.what())));
            out.print('\n');
            table.print(out, paint::heading);
        }
        if (!findings.isEmpty()) {
            TextTable table = table("TABLE", "KEY");
            findings.forEach(
                    finding -> table.add(List.of(finding.table().storedName(), finding.key(), finding.what())));
            out.print('\n');
            table.print(out, paint::heading);
        }
    }

    private static TextTable table(String where, String place) {
        return new TextTable(List.of(
                new Column(where, Align.LEFT), new Column(place, Align.LEFT), new Column("FINDING", Align.LEFT)));
    }

    /** Writes both as properties of an object. */
    static void write(
            String damagesName,
            List<FileDamage> damages,
            String findingsName,
            List<Finding> findings,
            JsonGenerator json) {
        json.writeArrayPropertyStart(damagesName);
        for (FileDamage damage : damages) {
            json.writeStartObject();
            json.writeStringProperty("file", damage.file());
            json.writeNumberProperty("position", damage.position());
            json.writeStringProperty("finding", damage.what());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart(findingsName);
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("table", finding.table().storedName());
            json.writeStringProperty("key", finding.key());
            json.writeStringProperty("finding", finding.what());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
