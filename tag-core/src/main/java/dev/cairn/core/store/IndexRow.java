package dev.cairn.core.store;

import dev.cairn.api.Table;
import dev.cairn.core.ConsolidatingTag;
import java.util.ArrayList;
import java.util.List;

/** A row by which a tag is found, and that comes and goes with it; its payload is empty. */
record IndexRow(Table table, byte[] key) {
    static List<IndexRow> of(ConsolidatingTag tag) {
        List<IndexRow> rows = new ArrayList<>();
        rows.add(new IndexRow(Table.CHANNEL_TAGS, Keys.channelTag(tag)));
        tag.version().ifPresent(version -> rows.add(new IndexRow(Table.VERSIONS, Keys.version(version, tag.hash()))));
        tag.tips().forEach(tip -> rows.add(new IndexRow(Table.TIPS, Keys.tip(tip, tag.hash()))));
        return rows;
    }
}
