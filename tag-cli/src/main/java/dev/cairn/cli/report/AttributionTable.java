package dev.cairn.cli.report;

import dev.cairn.cli.report.TextTable.Column;
import java.io.PrintWriter;
import java.util.List;

/** Who made the changes of tags: one line for each, in the order given. Keeps lines, not tags. Not thread-safe. */
public final class AttributionTable {
    private final TagCells cells;
    private final TextTable table;

    /** Makes the table, with a column for the channel or without. */
    public AttributionTable(boolean withChannel) {
        this.cells = new TagCells(withChannel);
        List<Column> columns = cells.columns();
        columns.addAll(AttributionCells.COLUMNS);
        this.table = new TextTable(columns);
    }

    /** Adds the line of a tag. */
    public void add(ListedTag listed) {
        List<String> row = cells.of(listed);
        row.addAll(AttributionCells.of(listed.attribution()));
        table.add(row);
    }

    /** Prints the lines, and what their headings mean. */
    public void print(PrintWriter out, Paint paint) {
        table.print(out, paint::heading);
        out.print('\n');
        out.print(paint.note("AI: an agent had a part in it. HUMAN: known to be made by people alone. UNATTRIBUTED: no"
                + " evidence either way."));
        out.print('\n');
    }

    TextTable table() {
        return table;
    }
}
