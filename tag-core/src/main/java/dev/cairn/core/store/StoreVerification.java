package dev.cairn.core.store;

import dev.cairn.api.Entry;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.internal.records.Records;
import dev.cairn.core.migration.InterruptedMigration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads everything in a store, and reports what is wrong: damaged values, malformed records, and rows of different tables that do not fit
 * together (storage.md COR-2).
 *
 * <p>Summaries and member lists without a tag are allowed (domain.md section 6), so a tag that vanished shows by its names and
 * index rows. Needs memory for one member list.
 */
public final class StoreVerification {
    /**
     * What was done.
     *
     * @param entries the number of entries that were read
     * @param findings the number of findings
     */
    public record Result(long entries, long findings) {}

    private final ReadOperations operations;
    private final StoredTags tags;
    private final Findings findings;

    private StoreVerification(ReadOperations operations, Findings findings) {
        this.operations = operations;
        this.tags = new StoredTags(operations);
        this.findings = findings;
    }

    /**
     * Verifies the newest committed state of a store.
     *
     * @param receiver takes every finding as it is made, in order of tables
     * @throws dev.cairn.api.TagStoreException if the store cannot be read at all
     */
    public static Result verify(TagStore store, Consumer<Finding> receiver) {
        return store.read(operations -> {
            Findings findings = new Findings(receiver);
            StoreVerification verification = new StoreVerification(operations, findings);
            long entries = 0;
            for (Table table : Table.values()) {
                entries += TableWalk.walk(operations, findings, table, entry -> verification.check(table, entry));
            }
            return new Result(entries, findings.count());
        });
    }

    private void check(Table table, Entry entry) {
        switch (table) {
            case TAGS -> checkTag(entry);
            case ATTRIBUTION -> checkSummary(entry);
            case MEMBERS -> checkSegment(entry);
            case NAMES -> checkName(entry);
            case VERSIONS, CHANNEL_TAGS, TIPS -> new IndexCheck(tags, findings).check(table, entry);
            case META -> checkMeta(entry);
            case CHANGES -> checkChange(entry);
        }
    }

    private void checkTag(Entry entry) {
        Hash hash = Keys.hashBehind(Table.TAGS, entry.key(), 0);
        ConsolidatingTag tag = Records.decodeTag(hash, entry.payload());
        IndexRows.forEach(tag, (table, key) -> {
            if (!operations.contains(table, key)) {
                findings.add(table, key, "the index row of tag " + hash + " is missing");
            }
        });
        Optional<Stream<Hash>> members = tags.members(hash);
        if (members.isPresent()) {
            findings.attempt(
                    Table.MEMBERS,
                    entry.key(),
                    () -> checkMembers(tag, members.get().toList()));
            checkBase(entry, tag);
        } else if (!tag.tips().isEmpty()) {
            findings.add(Table.MEMBERS, Keys.segment(hash, 0), "the member list of tag " + hash + " is missing");
        }
    }

    private void checkMembers(ConsolidatingTag tag, List<Hash> members) {
        byte[] key = Keys.segment(tag.hash(), 0);
        if (members.size() != tag.consolidatedChangeCount()) {
            findings.add(
                    Table.MEMBERS,
                    key,
                    "tag " + tag.hash() + " counts " + tag.consolidatedChangeCount() + " members, and " + members.size()
                            + " are stored");
        }
        Hash content = tag.contentHash(members);
        if (!content.equals(tag.hash())) {
            findings.add(Table.TAGS, tag.hash().bytes(), "the hash does not fit: tag and members make " + content);
        }
    }

    private void checkBase(Entry entry, ConsolidatingTag tag) {
        tag.base()
                .filter(base -> !tags.hasTag(base))
                .ifPresent(base -> findings.add(Table.TAGS, entry.key(), "its base, tag " + base + ", is not stored"));
    }

    private void checkSummary(Entry entry) {
        Hash hash = Keys.hashBehind(Table.ATTRIBUTION, entry.key(), 0);
        AttributionSummary summary = Records.decodeSummary(hash, entry.payload());
        boolean consolidated = operations.contains(Table.MEMBERS, Keys.segment(hash, 0));
        long summed = summary.totals().totalChanges();
        tags.tag(hash)
                .filter(tag -> consolidated && tag.consolidatedChangeCount() != summed)
                .ifPresent(tag -> findings.add(
                        Table.ATTRIBUTION,
                        entry.key(),
                        "the summary counts " + summed + " changes, and its tag " + tag.consolidatedChangeCount()));
    }

    private void checkSegment(Entry entry) {
        Records.decodeMembers(entry.key(), entry.payload());
        Keys.Segment segment = Keys.segmentOf(entry.key());
        if (segment.number() != 0) {
            byte[] before = Keys.segment(segment.tag(), segment.number() - 1);
            if (!operations.contains(Table.MEMBERS, before)) {
                findings.add(
                        Table.MEMBERS, before, "a segment of the member list of tag " + segment.tag() + " is missing");
            }
        }
    }

    private void checkName(Entry entry) {
        Hash tag = Records.decodeName(entry.key(), entry.payload());
        if (!tags.hasTag(tag)) {
            findings.add(
                    Table.NAMES,
                    entry.key(),
                    "the name '" + Keys.textOf(entry.key()) + "' points to tag " + tag + ", which is not stored");
        }
    }

    /** What a change depends on need not be stored: history may go on outside of the store. */
    private static void checkChange(Entry entry) {
        Keys.hash(entry.key()).ifPresent(hash -> Records.decodeChange(hash, entry.payload()));
    }

    private void checkMeta(Entry entry) {
        InterruptedMigration.sourceIn(entry)
                .ifPresent(source -> findings.add(
                        Table.META,
                        entry.key(),
                        "the store is incomplete: a migration from " + source + " has not ended"));
    }
}
