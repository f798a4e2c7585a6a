package dev.cairn.cli.report;

import dev.cairn.cli.report.TextTable.Align;
import dev.cairn.cli.report.TextTable.Column;
import dev.cairn.core.migration.TableDigest;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What the tables of a store hold. */
final class DigestTable {
    private DigestTable() {}

    static void print(List<TableDigest> tables, PrintWriter out, Paint paint) {
        TextTable table = new TextTable(List.of(
                new Column("TABLE", Align.LEFT),
                new Column("ENTRIES", Align.RIGHT),
                new Column("SHA-256", Align.LEFT)));
        for (TableDigest digest : tables) {
            table.add(List.of(digest.table().storedName(), Long.toString(digest.entries()), digest.digest()));
        }
        table.print(out, paint::heading);
    }

    /** Writes it as the property {@code tables} of an object. */
    static void write(List<TableDigest> tables, JsonGenerator json) {
        json.writeArrayPropertyStart("tables");
        for (TableDigest digest : tables) {
            json.writeStartObject();
            json.writeStringProperty("table", digest.table().storedName());
            json.writeNumberProperty("entries", digest.entries());
            json.writeStringProperty("sha256", digest.digest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
