package dev.cairn.core.store;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.internal.records.Records;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes the tables of a store fit together that holds whole records, but not all that there were. Used once. */
final class Mending {
    private static final byte[] EMPTY = {};

    private final ReadOperations operations;
    private final StoredTags tags;
    private final BufferedWrites writes;
    private final RepairListener listener;
    private final Set<Hash> withoutMembers = new HashSet<>();
    private final Set<Hash> lostBases = new HashSet<>();
    private long indexRows;
    private long dropped;

    /** Makes a mending of a state of {@code store}, to which only this mending writes. */
    Mending(ReadOperations operations, TagStore store, RepairListener listener) {
        this.operations = operations;
        this.tags = new StoredTags(operations);
        this.writes = new BufferedWrites(store);
        this.listener = listener;
    }

    Mending run() {
        forEach(Table.TAGS, this::mendTag);
        forEach(Table.ATTRIBUTION, this::mendSummary);
        forEach(Table.MEMBERS, this::mendSegment);
        forEach(Table.NAMES, this::mendName);
        writes.flush();
        return this;
    }

    private void forEach(Table table, Consumer<Entry> action) {
        operations.scan(table, KeyRange.all()).forEachOrdered(action);
    }

    /** Returns the index rows that were made. */
    long indexRows() {
        return indexRows;
    }

    /** Returns the entries that were taken out again. */
    long dropped() {
        return dropped;
    }

    private void mendTag(Entry entry) {
        ConsolidatingTag tag = Records.decodeTag(Keys.hashBehind(Table.TAGS, entry.key(), 0), entry.payload());
        IndexRows.forEach(tag, (table, key) -> {
            indexRows++;
            writes.put(table, key, EMPTY);
        });
        Optional<String> fault = faultOfMembers(tag);
        fault.ifPresent(what -> loseMembers(tag.hash(), what));
        tag.base().filter(base -> !tags.hasTag(base)).ifPresent(base -> loseBase(tag, base));
    }

    private Optional<String> faultOfMembers(ConsolidatingTag tag) {
        try {
            Optional<List<Hash>> members = tags.members(tag.hash()).map(Stream::toList);
            if (members.isEmpty()) {
                return tag.tips().isEmpty() || KnownLosses.MEMBERS.contains(operations, tag.hash())
                        ? Optional.empty()
                        : Optional.of("its member list is missing");
            }
            Hash content = tag.contentHash(members.get());
            return members.get().size() == tag.consolidatedChangeCount() && content.equals(tag.hash())
                    ? Optional.empty()
                    : Optional.of("its member list has " + members.get().size() + " of " + tag.consolidatedChangeCount()
                            + " members, and makes tag " + content);
        } catch (StoreCorruptException gap) {
            return Optional.of("a segment of its member list is missing");
        }
    }

    private void loseMembers(Hash tag, String what) {
        withoutMembers.add(tag);
        dropSegments(tag);
        writes.put(Table.META, KnownLosses.MEMBERS.key(tag), EMPTY);
        lose(Table.MEMBERS, Keys.segment(tag, 0), "tag " + tag + " is kept without members: " + what);
    }

    private void loseBase(ConsolidatingTag tag, Hash base) {
        if (lostBases.add(base) && !KnownLosses.TAG.contains(operations, base)) {
            writes.put(Table.META, KnownLosses.TAG.key(base), EMPTY);
            lose(Table.TAGS, base.bytes(), "tag " + base + " is lost, and tag " + tag.hash() + " begins with it");
        }
    }

    private void mendSummary(Entry entry) {
        Hash hash = Keys.hashBehind(Table.ATTRIBUTION, entry.key(), 0);
        long summed = Records.decodeSummary(hash, entry.payload()).totals().totalChanges();
        boolean consolidated =
                !withoutMembers.contains(hash) && operations.contains(Table.MEMBERS, Keys.segment(hash, 0));
        tags.tag(hash)
                .filter(tag -> consolidated && tag.consolidatedChangeCount() != summed)
                .ifPresent(tag -> {
                    drop(Table.ATTRIBUTION, entry.key());
                    lose(
                            Table.ATTRIBUTION,
                            entry.key(),
                            "the summary counts " + summed + " changes, and its tag " + tag.consolidatedChangeCount());
                });
    }

    /** A list whose tag is there was looked at with the tag. */
    private void mendSegment(Entry entry) {
        Keys.Segment segment = Keys.segmentOf(entry.key());
        if (segment.number() == 0 || tags.hasTag(segment.tag())) {
            return;
        }
        if (!operations.contains(Table.MEMBERS, Keys.segment(segment.tag(), segment.number() - 1))
                && withoutMembers.add(segment.tag())) {
            dropSegments(segment.tag());
            lose(Table.MEMBERS, entry.key(), "a segment before it is missing, and so is tag " + segment.tag());
        }
    }

    private void dropSegments(Hash tag) {
        operations
                .scan(Table.MEMBERS, KeyRange.prefix(tag.bytes()))
                .forEachOrdered(segment -> drop(Table.MEMBERS, segment.key()));
    }

    private void mendName(Entry entry) {
        Hash tag = Records.decodeName(entry.key(), entry.payload());
        if (!tags.hasTag(tag)) {
            drop(Table.NAMES, entry.key());
            lose(
                    Table.NAMES,
                    entry.key(),
                    "the name '" + Keys.textOf(entry.key()) + "' points to tag " + tag + ", which is lost");
        }
    }

    private void drop(Table table, byte[] key) {
        dropped++;
        writes.delete(table, key);
    }

    private void lose(Table table, byte[] key, String what) {
        listener.loss(new Finding(table, HexFormat.of().formatHex(key), what));
    }
}
