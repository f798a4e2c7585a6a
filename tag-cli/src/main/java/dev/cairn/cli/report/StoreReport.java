package dev.cairn.cli.report;

import dev.cairn.api.KeyRange;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.cli.report.TextTable.Align;
import dev.cairn.cli.report.TextTable.Column;
import dev.cairn.core.migration.InterruptedMigration;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * What a store says of itself, and how much it holds.
 *
 * @param info what it says
 * @param incompleteFrom where it was being copied from when that was interrupted; empty if it is whole
 * @param entries the number of entries of every table
 */
public record StoreReport(StoreInfo info, Optional<String> incompleteFrom, Map<Table, Long> entries) {
    /** Reads a store. */
    public static StoreReport of(TagStore store) {
        StoreInfo info = store.info();
        return store.read(operations -> {
            Map<Table, Long> entries = new EnumMap<>(Table.class);
            for (Table table : Table.values()) {
                entries.put(table, operations.count(table, KeyRange.all()));
            }
            return new StoreReport(info, InterruptedMigration.source(operations), entries);
        });
    }

    /** Prints it for people. */
    public void print(PrintWriter out, Paint paint) {
        line(out, "backend   " + info.backend());
        info.location().ifPresent(location -> line(out, "location  " + location));
        info.identity().ifPresent(identity -> line(out, "identity  " + identity));
        line(out, "version   " + info.version());
        line(out, "on disk   " + info.bytesOnDisk() + " bytes");
        line(out, "readers   " + info.openReaders());
        incompleteFrom.ifPresent(
                source -> line(out, "state     incomplete: a migration from " + source + " has not ended"));
        out.print('\n');
        TextTable table = new TextTable(List.of(new Column("TABLE", Align.LEFT), new Column("ENTRIES", Align.RIGHT)));
        entries.forEach((name, count) -> table.add(List.of(name.storedName(), count.toString())));
        table.print(out, paint::heading);
    }

    /** Writes it as an object. */
    public void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("backend", info.backend());
        Json.property(json, "location", info.location());
        Json.property(json, "identity", info.identity());
        json.writeNumberProperty("version", info.version());
        json.writeNumberProperty("bytesOnDisk", info.bytesOnDisk());
        json.writeNumberProperty("openReaders", info.openReaders());
        Json.property(json, "incompleteFrom", incompleteFrom);
        json.writeObjectPropertyStart("entries");
        entries.forEach((table, count) -> json.writeNumberProperty(table.storedName(), count));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void line(PrintWriter out, String text) {
        out.print(SafeText.of(text) + '\n');
    }
}
