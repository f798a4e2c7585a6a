package dev.cairn.cli.report;

import dev.cairn.cli.report.TextTable.Align;
import dev.cairn.cli.report.TextTable.Column;
import dev.cairn.core.ConsolidatingTag;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The cells with which every line of a tag begins: which tag it is. */
final class TagCells {
    private final boolean withChannel;

    /** Makes the cells, with a column for the channel or without. */
    TagCells(boolean withChannel) {
        this.withChannel = withChannel;
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("TAG", Align.LEFT));
        columns.add(new Column("VERSION", Align.LEFT));
        if (withChannel) {
            columns.add(new Column("CHANNEL", Align.LEFT));
        }
        columns.add(new Column("DATE", Align.LEFT));
        return columns;
    }

    List<String> of(ListedTag listed) {
        ConsolidatingTag tag = listed.tag();
        List<String> row = new ArrayList<>();
        row.add(listed.title());
        row.add(tag.version().map(Object::toString).orElse(TagTable.NOTHING));
        if (withChannel) {
            row.add(tag.channel());
        }
        row.add(tag.consolidationTimestamp()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString());
        return row;
    }
}
