package dev.cairn.cli.report;

import dev.cairn.cli.report.TextTable.Align;
import dev.cairn.cli.report.TextTable.Column;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
        return attribution ? attribution() : counts();
    }

    private TextTable counts() {
        List<Column> columns = common();
        columns.add(new Column("CHANGES", Align.RIGHT));
        columns.add(new Column("DEPENDENCIES SPARED", Align.RIGHT));
        columns.add(new Column("SINCE", Align.LEFT));
        columns.add(new Column("HASH", Align.LEFT));
        TextTable table = new TextTable(columns);
        for (ListedTag listed : tags) {
            List<String> row = common(listed);
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
        attribution().print(out, paint::heading);
        out.print('\n');
        out.print(paint.note("AI: an agent had a part in it. HUMAN: known to be made by people alone. UNATTRIBUTED: no"
                + " evidence either way."));
        out.print('\n');
    }

    private TextTable attribution() {
        List<Column> columns = common();
        columns.addAll(AttributionCells.COLUMNS);
        TextTable table = new TextTable(columns);
        for (ListedTag listed : tags) {
            List<String> row = common(listed);
            row.addAll(AttributionCells.of(listed.attribution()));
            table.add(row);
        }
        return table;
    }

    private List<Column> common() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("TAG", Align.LEFT));
        columns.add(new Column("VERSION", Align.LEFT));
        if (severalChannels) {
            columns.add(new Column("CHANNEL", Align.LEFT));
        }
        columns.add(new Column("DATE", Align.LEFT));
        return columns;
    }

    private List<String> common(ListedTag listed) {
        ConsolidatingTag tag = listed.tag();
        List<String> row = new ArrayList<>();
        row.add(listed.title());
        row.add(tag.version().map(Object::toString).orElse(NOTHING));
        if (severalChannels) {
            row.add(tag.channel());
        }
        row.add(tag.consolidationTimestamp()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString());
        return row;
    }

    private String base(ListedTag listed) {
        return listed.tag()
                .base()
                .map(Hash::toString)
                .flatMap(hash -> Optional.ofNullable(titles.get(hash)).or(listed::shortBase))
                .orElse(NOTHING);
    }
}
