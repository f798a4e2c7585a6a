package dev.cairn.cli.report;

import dev.cairn.core.migration.TableDigest;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * The report of an export.
 *
 * @param from the store
 * @param to the file
 * @param tables what every table holds
 */
public record ExportReport(String from, String to, List<TableDigest> tables) {
    /** Keeps a copy of the list. */
    public ExportReport {
        tables = List.copyOf(tables);
    }

    private long entries() {
        return tables.stream().mapToLong(TableDigest::entries).sum();
    }

    /** Prints it for people. */
    public void print(PrintWriter out, Paint paint) {
        out.print(SafeText.of(from + " -> " + to) + '\n');
        out.print("  exported  " + Counted.entries(entries()) + "\n\n");
        DigestTable.print(tables, out, paint);
    }

    /** Writes it as an object. */
    public void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("from", from);
        json.writeStringProperty("to", to);
        json.writeNumberProperty("entriesExported", entries());
        DigestTable.write(tables, json);
        json.writeEndObject();
    }
}
