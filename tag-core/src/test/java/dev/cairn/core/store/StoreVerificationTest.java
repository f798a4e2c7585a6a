package dev.cairn.core.store;

import static dev.cairn.core.store.TagFixtures.hash;
import static dev.cairn.core.store.TagFixtures.hashes;
import static dev.cairn.core.store.TagFixtures.tag;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributedChange;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.CorruptRecordException;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.internal.records.MigrationMark;
import dev.cairn.core.internal.records.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreVerificationTest {
    private static final int MEMBERS = 1_500;

    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);
    private final List<Hash> members = hashes(MEMBERS);
    private final ConsolidatingTag tag = tag(1).tips(List.of(hash(HashAlgorithm.GIT_SHA1, MEMBERS - 1)))
            .version(SemanticVersion.parse("1.0.0"))
            .consolidatedChangeCount(MEMBERS)
            .buildHashed(members);

    @BeforeEach
    void fill() {
        repository.write(tags -> {
            tags.putTag(tag);
            tags.putMembers(tag.hash(), members);
            tags.putAttribution(new AttributionSummary(tag.hash(), totals(MEMBERS), 1));
            tags.putName("v1.0.0", tag.hash());
            return null;
        });
    }

    private static AttributionTotals totals(int changes) {
        AttributedChange human = new AttributedChange(ChangeAttribution.HUMAN, Instant.EPOCH, Optional.empty());
        return Stream.generate(() -> human).limit(changes).collect(AttributionTotals.collector());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void put(Table table, byte[] key, byte[] payload) {
        store.write(operations -> {
            operations.put(table, key, payload);
            return null;
        });
    }

    private void delete(Table table, byte[] key) {
        boolean deleted = store.write(operations -> operations.delete(table, key));
        assertTrue(deleted);
    }

    private byte[] onlyKey(Table table) {
        return store.read(operations ->
                operations.scan(table, KeyRange.all()).findFirst().orElseThrow().key());
    }

    private List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        StoreVerification.Result result = StoreVerification.verify(store, found::add);
        assertEquals(found.size(), result.findings());
        return found;
    }

    private void assertFound(Table table, String what) {
        List<Finding> found = findings();
        assertTrue(
                found.stream()
                        .anyMatch(one -> one.table() == table && one.what().contains(what)),
                found.toString());
    }

    @Test
    void aStoreInOrderHasNoFindings() {
        assertEquals(List.of(), findings());
        assertEquals(8, StoreVerification.verify(store, finding -> {}).entries());
    }

    @Test
    void tipsOfEveryAlgorithmHaveTheirRows() {
        ConsolidatingTag other = tag(2).tips(List.of(hash(HashAlgorithm.BLAKE3, 5)))
                .consolidatedChangeCount(0)
                .buildHashed(List.of());
        repository.write(tags -> {
            tags.putTag(other);
            tags.putMembers(other.hash(), List.of());
            return null;
        });
        assertEquals(List.of(), findings());
    }

    @Test
    void aMissingSegmentIsNamed() {
        delete(Table.MEMBERS, Keys.segment(tag.hash(), 0));
        assertFound(Table.MEMBERS, "a segment of the member list of tag " + tag.hash() + " is missing");
    }

    @Test
    void anIndexRowMustFitItsTagAndHoldNothing() {
        byte[] row = onlyKey(Table.VERSIONS);
        put(Table.VERSIONS, row, new byte[] {1});
        assertFound(Table.VERSIONS, "the row has a payload of 1 bytes; expected none");
        row[0]++;
        put(Table.VERSIONS, row, new byte[0]);
        assertFound(Table.VERSIONS, "the row does not fit tag " + tag.hash());
        delete(Table.TAGS, tag.hash().bytes());
        assertFound(Table.VERSIONS, "the row belongs to tag " + tag.hash() + ", which is not stored");
    }

    @Test
    void aStoreThatIsBeingFilledHasNoFindingForThat() {
        assertEquals(Optional.empty(), StoreVerification.firstFinding(store));
        byte[] mark = Records.encode(new MigrationMark("lmdb:elsewhere", Optional.empty(), 0));
        put(Table.META, "migration".getBytes(UTF_8), mark);
        assertEquals(1, findings().size());
        assertEquals(Optional.empty(), StoreVerification.firstFinding(store));
        delete(Table.TAGS, tag.hash().bytes());
        Finding first = StoreVerification.firstFinding(store).orElseThrow();
        assertEquals(findings().get(0), first);
    }

    @Test
    void progressIsToldOfTheFirstEntryAndOfEveryThousandth() {
        for (int row = 0; row < 1_000; row++) {
            put(Table.META, new byte[] {1, (byte) (row >> 8), (byte) row}, new byte[0]);
        }
        List<String> told = new ArrayList<>();
        StoreVerification.verify(store, new VerificationListener() {
            @Override
            public void finding(Finding finding) {
                throw new AssertionError(finding.toString());
            }

            @Override
            public void progress(long entries, long totalEntries) {
                told.add(entries + " of " + totalEntries);
            }
        });
        assertEquals(List.of("1 of 1008", "1001 of 1008"), told);
    }

    @Test
    void whatARepairCouldNotSaveIsCountedAndIsNoFinding() {
        Hash lost = hash(9);
        put(Table.META, KnownLosses.TAG.key(lost), new byte[0]);
        put(Table.META, KnownLosses.MEMBERS.key(lost), new byte[0]);
        put(Table.META, "lost-property".getBytes(UTF_8), new byte[0]);
        StoreVerification.Result result = StoreVerification.verify(store, finding -> {});
        assertEquals(new StoreVerification.Result(11, 0, 2), result);
        boolean noted = store.read(operations -> KnownLosses.TAG.contains(operations, lost));
        boolean other = store.read(operations -> KnownLosses.TAG.contains(operations, tag.hash()));
        assertTrue(noted);
        assertFalse(other);
    }

    @Test
    void aTagMadeByHandNeedsNoMembers() {
        repository.write(tags -> {
            tags.putTag(tag(2).build());
            return null;
        });
        assertEquals(List.of(), findings());
    }

    @Test
    void aMissingIndexRowIsFound() {
        for (Table index : List.of(Table.VERSIONS, Table.CHANNEL_TAGS, Table.TIPS)) {
            delete(index, onlyKey(index));
            assertFound(index, "is missing");
        }
        assertEquals(3, findings().size());
    }

    @Test
    void aTagThatVanishedIsFoundByItsRows() {
        delete(Table.TAGS, tag.hash().bytes());
        for (Table pointing : List.of(Table.NAMES, Table.VERSIONS, Table.CHANNEL_TAGS, Table.TIPS)) {
            assertFound(pointing, "not stored");
        }
    }

    @Test
    void aMissingMemberListIsFound() {
        delete(Table.MEMBERS, Keys.segment(tag.hash(), 0));
        assertFound(Table.MEMBERS, "missing");
        delete(Table.MEMBERS, Keys.segment(tag.hash(), 1));
        assertFound(Table.MEMBERS, "the member list of tag");
    }

    @Test
    void aShorterMemberListIsFound() {
        delete(Table.MEMBERS, Keys.segment(tag.hash(), 1));
        assertFound(Table.MEMBERS, "counts 1500 members, and 1000 are stored");
        assertFound(Table.TAGS, "hash does not fit");
    }

    @Test
    void anotherMemberIsFoundByTheHash() {
        List<Hash> others = new ArrayList<>(members.subList(0, 1_000));
        Collections.replaceAll(others, members.get(7), hash(99));
        put(Table.MEMBERS, Keys.segment(tag.hash(), 0), Records.encodeMembers(others));
        assertEquals(1, findings().size());
        assertFound(Table.TAGS, "hash does not fit");
    }

    @Test
    void aBaseThatIsNotStoredIsFound() {
        ConsolidatingTag orphan =
                tag(3).previousConsolidation(hash(2)).consolidatedChangeCount(1).buildHashed(hashes(1));
        repository.write(tags -> {
            tags.putTag(orphan);
            tags.putMembers(orphan.hash(), hashes(1));
            return null;
        });
        assertFound(Table.TAGS, "its base, tag " + hash(2) + ", is not stored");
        assertEquals(1, findings().size());
    }

    @Test
    void aMigrationThatHasNotEndedIsFound() {
        put(Table.META, "migration".getBytes(UTF_8), Records.encode(new MigrationMark("lmdb:/a", Optional.empty(), 7)));
        assertFound(Table.META, "the store is incomplete: a migration from lmdb:/a has not ended");
    }

    @Test
    void aSummaryOfAnotherNumberOfChangesIsFound() {
        repository.write(tags -> {
            tags.putAttribution(new AttributionSummary(tag.hash(), totals(3), 1));
            return null;
        });
        assertFound(Table.ATTRIBUTION, "counts 3 changes");
    }

    @Test
    void malformedRecordsAreFoundAndNothingElseIsMissed() {
        byte[] junk = {(byte) 0xFF, 1, 2};
        put(Table.TIPS, onlyKey(Table.TIPS), junk);
        put(Table.TAGS, hash(5).bytes(), junk);
        put(Table.TAGS, new byte[] {9}, junk);
        put(Table.ATTRIBUTION, hash(5).bytes(), junk);
        put(Table.MEMBERS, new byte[] {1}, new byte[0]);
        put(Table.NAMES, new byte[] {'x'}, junk);
        put(Table.CHANGES, hash(5).bytes(), junk);
        put(Table.TIPS, new byte[] {1, 2}, new byte[0]);
        put(Table.VERSIONS, new byte[] {'1'}, new byte[0]);
        put(Table.CHANNEL_TAGS, new byte[] {'m', 0}, new byte[0]);
        assertEquals(10, findings().size(), findings().toString());
    }

    /** The first of them once sent the reader back to itself, for ever. */
    @Test
    void aChannelThatIsNoTextIsRefusedByTheReader() {
        for (byte[] key :
                List.of(new byte[] {(byte) 0xFF}, new byte[] {(byte) 0xFF, 0, 1}, new byte[] {(byte) 0xF0, 0})) {
            put(Table.CHANNEL_TAGS, key, new byte[0]);
            assertThrows(
                    CorruptRecordException.class,
                    () -> repository.read(tags -> tags.channels().toList()));
            delete(Table.CHANNEL_TAGS, key);
        }
        assertEquals(List.of("main"), repository.read(tags -> tags.channels().toList()));
    }
}
