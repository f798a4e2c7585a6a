package dev.cairn.cli.report;

import dev.cairn.cli.report.TextTable.Align;
import dev.cairn.cli.report.TextTable.Column;
import dev.cairn.core.Hash;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tags as a table: one line each, in the order given. */
public final class TagTable {
    /** What stands where there is nothing to say. */
    static final String NOTHING = "-";

    private final List<ListedTag> tags;
    private final boolean severalChannels;
    private final Map<String, String> titles = new HashMap<>();

    /** Makes the table of some tags. */
    public TagTable(List<ListedTag> tags) {
        this.tags = List.copyOf(tags);
        this.severalChannels =
                tags.stream().map(listed -> listed.tag().channel()).distinct().count() > 1;
        tags.forEach(listed -> titles.put(listed.tag().hash().toString(), listed.title()));
    }

    /** Prints what the tags stand for. */
    public void print(PrintWriter out, Paint paint) {
        counts().print(out, paint::heading);
    }

    /** Writes who made the changes of the tags, or else what the tags stand for, as comma-separated values. */
    public void printCsv(PrintWriter out, boolean attribution) {
        table(attribution).printCsv(out);
    }

    /** Writes the same as a table of GitHub's Markdown. */
    public void printMarkdown(PrintWriter out, boolean attribution) {
        table(attribution).printMarkdown(out);
    }

    private TextTable table(boolean attribution) {
        return attribution ? attribution().table() : counts();
    }

    private TextTable counts() {
        TagCells cells = new TagCells(severalChannels);
        List<Column> columns = cells.columns();
        columns.add(new Column("CHANGES", Align.RIGHT));
        columns.add(new Column("DEPENDENCIES SPARED", Align.RIGHT));
        columns.add(new Column("SINCE", Align.LEFT));
        columns.add(new Column("HASH", Align.LEFT));
        TextTable table = new TextTable(columns);
        for (ListedTag listed : tags) {
            List<String> row = cells.of(listed);
            row.add(Long.toString(listed.tag().consolidatedChangeCount()));
            row.add(Long.toString(listed.tag().dependencyReduction()));
            row.add(base(listed));
            row.add(listed.shortHash());
            table.add(row);
        }
        return table;
    }

    /** Prints who made the changes of the tags. */
    public void printAttribution(PrintWriter out, Paint paint) {
        attribution().print(out, paint);
    }

    private AttributionTable attribution() {
        AttributionTable table = new AttributionTable(severalChannels);
        tags.forEach(table::add);
        return table;
    }

    private String base(ListedTag listed) {
        return listed.tag()
                .base()
                .map(Hash::toString)
                .flatMap(hash -> Optional.ofNullable(titles.get(hash)).or(listed::shortBase))
                .orElse(NOTHING);
    }
}
