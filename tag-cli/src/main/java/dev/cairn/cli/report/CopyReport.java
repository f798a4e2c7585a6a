package dev.cairn.cli.report;

import dev.cairn.cli.report.TextTable.Align;
import dev.cairn.cli.report.TextTable.Column;
import dev.cairn.core.migration.MigrationReport;
import dev.cairn.core.migration.TableDigest;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * The report of a migration.
 *
 * @param from the source
 * @param to the target
 * @param migration what was done
 */
public record CopyReport(String from, String to, MigrationReport migration) {
    /** Prints it for people. */
    public void print(PrintWriter out, Paint paint) {
        line(out, from + " -> " + to + (migration.dryRun() ? ", dry run: nothing was written" : ""));
        line(out, "  copied  " + migration.entriesCopied() + " entries of " + migration.bytesCopied() + " bytes");
        if (migration.entriesBefore() > 0) {
            line(out, "  kept    " + migration.entriesBefore() + " entries of the migration that was interrupted");
        }
        line(out, "  equal   " + (migration.dryRun() ? "not compared" : "yes, every table was compared"));
        out.print('\n');
        TextTable table = new TextTable(List.of(
                new Column("TABLE", Align.LEFT),
                new Column("ENTRIES", Align.RIGHT),
                new Column("SHA-256", Align.LEFT)));
        for (TableDigest digest : migration.tables()) {
            table.add(List.of(digest.table().storedName(), Long.toString(digest.entries()), digest.digest()));
        }
        table.print(out, paint::heading);
    }

    /** Writes it as an object. */
    public void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("from", from);
        json.writeStringProperty("to", to);
        json.writeBooleanProperty("dryRun", migration.dryRun());
        json.writeNumberProperty("sourceVersion", migration.sourceVersion());
        json.writeNumberProperty("entriesBefore", migration.entriesBefore());
        json.writeNumberProperty("entriesCopied", migration.entriesCopied());
        json.writeNumberProperty("bytesCopied", migration.bytesCopied());
        json.writeArrayPropertyStart("tables");
        for (TableDigest digest : migration.tables()) {
            json.writeStartObject();
            json.writeStringProperty("table", digest.table().storedName());
            json.writeNumberProperty("entries", digest.entries());
            json.writeStringProperty("sha256", digest.digest());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void line(PrintWriter out, String text) {
        out.print(SafeText.of(text) + '\n');
    }
}
