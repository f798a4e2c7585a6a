package dev.cairn.core.store;

import dev.cairn.api.Table;
import dev.cairn.core.ConsolidatingTag;
import java.util.function.BiConsumer;

/** The rows by which a tag is found, and that come and go with it. Their payload is empty. */
final class IndexRows {
    private IndexRows() {}

    /** Hands on table and key of every index row of {@code tag}. */
    static void forEach(ConsolidatingTag tag, BiConsumer<Table, byte[]> action) {
        action.accept(Table.CHANNEL_TAGS, Keys.channelTag(tag));
        tag.version().ifPresent(version -> action.accept(Table.VERSIONS, Keys.version(version, tag.hash())));
        tag.tips().forEach(tip -> action.accept(Table.TIPS, Keys.tip(tip, tag.hash())));
    }
}
