package dev.cairn.cli.report;

import dev.cairn.core.migration.MigrationReport;
import java.io.PrintWriter;
import tools.jackson.core.JsonGenerator;

/**
 * The report of a migration, or of an import.
 *
 * @param from the source
 * @param to the target
 * @param migration what was done
 */
public record CopyReport(String from, String to, MigrationReport migration) {
    /** Prints it for people. */
    public void print(PrintWriter out, Paint paint) {
        line(out, from + " -> " + to + (migration.dryRun() ? ", dry run: nothing was written" : ""));
        line(
                out,
                "  copied  " + Counted.entries(migration.entriesCopied()) + " of "
                        + Counted.of(migration.bytesCopied(), "byte", "bytes"));
        if (migration.entriesBefore() > 0) {
            line(
                    out,
                    "  kept    " + Counted.entries(migration.entriesBefore())
                            + " of the migration that was interrupted");
        }
        line(out, "  equal   " + (migration.dryRun() ? "not compared" : "yes, every table was compared"));
        out.print('\n');
        DigestTable.print(migration.tables(), out, paint);
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
        DigestTable.write(migration.tables(), json);
        json.writeEndObject();
    }

    private static void line(PrintWriter out, String text) {
        out.print(SafeText.of(text) + '\n');
    }
}
