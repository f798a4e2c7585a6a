package dev.cairn.core.store;

import static dev.cairn.core.store.TagFixtures.MEMBERS;
import static dev.cairn.core.store.TagFixtures.hash;
import static dev.cairn.core.store.TagFixtures.hashes;
import static dev.cairn.core.store.TagFixtures.putRelease;
import static dev.cairn.core.store.TagFixtures.release;
import static dev.cairn.core.store.TagFixtures.tag;
import static dev.cairn.core.store.TagFixtures.totals;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.CorruptRecordException;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.internal.records.MigrationMark;
import dev.cairn.core.internal.records.Records;
import dev.cairn.testing.ForwardingStore;
import dev.cairn.testing.ForwardingTransaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreVerificationTest {
    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);
    private final List<Hash> members = hashes(MEMBERS);
    private final ConsolidatingTag tag = release();

    @BeforeEach
    void fill() {
        putRelease(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void put(Table table, byte[] key, byte[] payload) {
        TagFixtures.put(store, table, key, payload);
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

    @Test
    void aMissingSegmentOfAListWithoutATagIsFoundOnce() {
        List<Hash> three = hashes(2_500);
        repository.write(tags -> {
            tags.putMembers(hash(7), three);
            return null;
        });
        assertEquals(List.of(), findings());
        byte[] second = Keys.segment(hash(7), 1);
        delete(Table.MEMBERS, second);
        assertEquals(
                List.of(new Finding(
                        Table.MEMBERS,
                        HexFormat.of().formatHex(second),
                        "a segment of the member list of tag " + hash(7) + " is missing")),
                findings());
    }

    @Test
    void aNameWithoutItsTagIsFoundByItsWholeText() {
        put(Table.NAMES, "v2".getBytes(UTF_8), Records.encodeName(hash(9)));
        assertFound(Table.NAMES, "the name 'v2' points to tag " + hash(9) + ", which is not stored");
    }

    @Test
    void aSummaryOfAnotherTagIsComparedWithThatOne() {
        repository.write(tags -> {
            tags.putAttribution(new AttributionSummary(hash(9), totals(3), 1));
            return null;
        });
        assertEquals(List.of(), findings());
    }

    @Test
    void anIndexRowOfAnotherPlaceOrWithAPayloadIsFound() {
        byte[] version = Keys.version(SemanticVersion.parse("2.0.0"), tag.hash());
        byte[] tip = Keys.tip(hash(HashAlgorithm.GIT_SHA1, 3), tag.hash());
        byte[] blakeTip = Keys.tip(hash(HashAlgorithm.BLAKE3, 3), tag.hash());
        byte[] channel = Keys.channelTag(tag.toBuilder().channel("other").build());
        put(Table.VERSIONS, version, new byte[0]);
        put(Table.TIPS, tip, new byte[0]);
        put(Table.TIPS, blakeTip, new byte[0]);
        put(Table.CHANNEL_TAGS, channel, new byte[0]);
        List<Finding> found = findings();
        assertEquals(4, found.size(), found.toString());
        for (Finding one : found) {
            assertEquals("the row does not fit tag " + tag.hash(), one.what());
        }
        put(Table.TIPS, Keys.tip(tag.tips().first(), tag.hash()), new byte[3]);
        assertFound(Table.TIPS, "the row has a payload of 3 bytes; expected none");
        assertEquals(5, findings().size());
    }

    /** Real ones: the value fails its checksum, and a scan that meets it hands out nothing of that page. */
    @Test
    void everyDamagedValueIsFoundOnceAndWhatLiesAroundItIsRead() {
        for (byte row = 0; row < 9; row++) {
            put(Table.META, new byte[] {row, 1}, new byte[0]);
        }
        List<byte[]> damaged = List.of(new byte[] {0, 1}, new byte[] {3, 1}, new byte[] {4, 1}, new byte[] {8, 1});
        List<Finding> found = new ArrayList<>();
        StoreVerification.Result result =
                StoreVerification.verify(new DamagedStore(store, Table.META, damaged), found::add);
        assertEquals(new StoreVerification.Result(8 + 9, 4, 0), result);
        assertEquals(
                List.of("0001", "0301", "0401", "0801"),
                found.stream().map(Finding::key).toList());
        assertTrue(found.get(0).what().contains("the checksum is wrong"), found.toString());
    }

    @Test
    void aDamagedTagIsFoundWhereItLiesAndNotByAllThatPointsToIt() {
        List<Finding> found = new ArrayList<>();
        DamagedStore damaged =
                new DamagedStore(store, Table.TAGS, List.of(tag.hash().bytes()));
        assertEquals(new StoreVerification.Result(8, 1, 0), StoreVerification.verify(damaged, found::add));
        assertEquals(Table.TAGS, found.get(0).table());
    }

    @Test
    void aTableThatCannotBeScannedIsOneFindingAndTheTotalIsNotKnown() {
        List<String> told = new ArrayList<>();
        StoreVerification.Result result =
                StoreVerification.verify(new UnscannableStore(store, Table.NAMES), new VerificationListener() {
                    @Override
                    public void finding(Finding finding) {
                        told.add(finding.table() + finding.key() + ": " + finding.what());
                    }

                    @Override
                    public void progress(long entries, long totalEntries) {
                        told.add(entries + " of " + totalEntries);
                    }
                });
        assertEquals(List.of("1 of 0", "NAMES: the tree is torn"), told);
        assertEquals(new StoreVerification.Result(7, 1, 0), result);
    }

    /** A store in which the structure of a table is damaged. */
    private static final class UnscannableStore extends ForwardingStore {
        private final Table torn;

        UnscannableStore(TagStore store, Table torn) {
            super(store);
            this.torn = torn;
        }

        @Override
        public ReadTransaction beginRead() {
            return new ForwardingTransaction(super.beginRead()) {
                @Override
                public Stream<Entry> scan(Table table, KeyRange range) {
                    requireWhole(table);
                    return super.scan(table, range);
                }

                @Override
                public long count(Table table, KeyRange range) {
                    requireWhole(table);
                    return super.count(table, range);
                }
            };
        }

        private void requireWhole(Table table) {
            if (table == torn) {
                throw new StoreCorruptException("the tree is torn");
            }
        }
    }
}
