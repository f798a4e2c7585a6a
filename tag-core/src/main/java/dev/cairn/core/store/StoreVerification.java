package dev.cairn.core.store;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.internal.records.Records;
import dev.cairn.core.migration.InterruptedMigration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
     * @param knownLosses what is missing because a repair could not save it, and is noted in the store; not among the findings
     */
    public record Result(long entries, long findings, long knownLosses) {}

    private static final int REPORT_EVERY = 1_000;

    private final ReadOperations operations;
    private final StoredTags tags;
    private final Findings findings;
    private final VerificationListener listener;
    private final long total;
    private long seen;
    private long knownLosses;

    private StoreVerification(ReadOperations operations, VerificationListener listener) {
        this.operations = operations;
        this.tags = new StoredTags(operations);
        this.findings = new Findings(listener::finding);
        this.listener = listener;
        this.total = total(operations);
    }

    /** Only tells how far verification is; damage that it meets is found again where it lies. */
    private static long total(ReadOperations operations) {
        try {
            return Arrays.stream(Table.values())
                    .mapToLong(table -> operations.count(table, KeyRange.all()))
                    .sum();
        } catch (StoreCorruptException damaged) {
            return 0;
        }
    }

    /**
     * Verifies the newest committed state of a store.
     *
     * @param listener is told every finding as it is made
     * @throws dev.cairn.api.TagStoreException if the store cannot be read at all
     */
    public static Result verify(TagStore store, VerificationListener listener) {
        return store.read(operations -> new StoreVerification(operations, listener).run());
    }

    /** Returns the first finding in a store that is being filled, which says so; that is none. */
    static Optional<Finding> firstFinding(TagStore filled) {
        String mark = HexFormat.of().formatHex(InterruptedMigration.key());
        List<Finding> found = new ArrayList<>();
        verify(filled, finding -> {
            if (found.isEmpty()
                    && (finding.table() != Table.META || !finding.key().equals(mark))) {
                found.add(finding);
            }
        });
        return found.stream().findFirst();
    }

    private Result run() {
        long entries = 0;
        for (Table table : Table.values()) {
            entries += TableWalk.walk(operations, findings, table, entry -> {
                report();
                check(table, entry);
            });
        }
        return new Result(entries, findings.count(), knownLosses);
    }

    private void report() {
        if (seen++ % REPORT_EVERY == 0) {
            listener.progress(seen, total);
        }
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
        } else if (!tag.tips().isEmpty() && !KnownLosses.MEMBERS.contains(operations, hash)) {
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
                .filter(base -> !tags.hasTag(base) && !KnownLosses.TAG.contains(operations, base))
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
    static void checkChange(Entry entry) {
        Keys.hash(entry.key()).ifPresent(hash -> Records.decodeChange(hash, entry.payload()));
    }

    private void checkMeta(Entry entry) {
        knownLosses += KnownLosses.isOne(entry.key()) ? 1 : 0;
        InterruptedMigration.sourceIn(entry)
                .ifPresent(source -> findings.add(
                        Table.META,
                        entry.key(),
                        "the store is incomplete: a migration from " + source + " has not ended"));
    }
}
