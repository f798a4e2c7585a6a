package dev.cairn.core.store;

import static dev.cairn.core.store.TagFixtures.MEMBERS;
import static dev.cairn.core.store.TagFixtures.hash;
import static dev.cairn.core.store.TagFixtures.hashes;
import static dev.cairn.core.store.TagFixtures.put;
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
import dev.cairn.api.FileDamage;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.SalvageReceiver;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.internal.records.MigrationMark;
import dev.cairn.core.internal.records.Records;
import dev.cairn.core.migration.InterruptedMigration;
import dev.cairn.core.migration.MigrationInterruptedException;
import dev.cairn.core.migration.MigrationRefusedException;
import dev.cairn.core.migration.SampleStore;
import dev.cairn.testing.ForwardingStore;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** COR-2: what a repair makes of the entries that can still be read, table by table. */
class RepairedTablesTest {
    private static final byte[] NOTHING = {};
    private static final byte[] JUNK = {(byte) 0xFF, 1, 2};

    private final TagStore source = TagStores.open("memory:");
    private final TagStore target = TagStores.open("memory:");
    private final ConsolidatingTag tag = release();
    private final List<String> told = new ArrayList<>();
    private final RepairListener listener = new RepairListener() {
        @Override
        public void damage(FileDamage damage) {
            told.add(damage.file() + " at " + damage.position() + ": " + damage.what());
        }

        @Override
        public void loss(Finding loss) {
            told.add(loss.table().storedName() + " " + loss.key() + ": " + loss.what());
        }

        @Override
        public void progress(long bytes, long totalBytes) {
            told.add(bytes + " of " + totalBytes);
        }
    };

    @BeforeEach
    void fill() {
        putRelease(source);
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    private StoreRepair.Result repair(RepairSource from) {
        return new StoreRepair(target, listener).run("the source", from);
    }

    /** Repairs, and expects these losses, and this many entries saved and index rows made. */
    private void assertRepaired(RepairSource from, long saved, long strays, long indexRows, String... losses) {
        StoreRepair.Result result = repair(from);
        assertEquals(List.of(losses), told);
        assertEquals(new StoreRepair.Result(saved, strays, indexRows, 0, losses.length), result);
        assertEquals(0, StoreVerification.verify(target, finding -> {}).findings());
    }

    private void assertRepaired(long saved, long indexRows, String... losses) {
        assertRepaired(RepairSource.of(source), saved, 0, indexRows, losses);
    }

    private void delete(Table table, byte[] key) {
        boolean deleted = source.write(operations -> operations.delete(table, key));
        assertTrue(deleted);
    }

    private boolean has(Table table, byte[] key) {
        return target.read(operations -> operations.contains(table, key));
    }

    private static String loss(Table table, byte[] key, String what) {
        return table.storedName() + " " + HexFormat.of().formatHex(key) + ": " + what;
    }

    private static String withoutMembers(ConsolidatingTag tag, String what) {
        return loss(
                Table.MEMBERS, Keys.segment(tag.hash(), 0), "tag " + tag.hash() + " is kept without members: " + what);
    }

    /** Writes a tag on another, with its one member. */
    private ConsolidatingTag putTagOn(Hash base, int number) {
        ConsolidatingTag tag = tag(number)
                .dependencyCountBefore(number)
                .previousConsolidation(base)
                .consolidatedChangeCount(1)
                .buildHashed(hashes(1));
        new TagRepository(source).write(tags -> {
            tags.putTag(tag);
            tags.putMembers(tag.hash(), hashes(1));
            return null;
        });
        return tag;
    }

    @Test
    void aStoreInOrderIsCopiedWhole() {
        assertRepaired(5, 3);
        assertEquals(SampleStore.content(source), SampleStore.content(target));
    }

    @Test
    void indexRowsAreMadeAnew() {
        List<List<Entry>> whole = SampleStore.content(source);
        put(source, Table.TIPS, Keys.tip(tag.tips().first(), tag.hash()), JUNK);
        put(source, Table.VERSIONS, Keys.version(SemanticVersion.parse("2.0.0"), tag.hash()), NOTHING);
        put(source, Table.CHANNEL_TAGS, JUNK, NOTHING);
        assertRepaired(5, 3);
        assertEquals(whole, SampleStore.content(target));
    }

    @Test
    void aTagThatOnlyItsChannelRemembersIsToldOnce() {
        Hash lost = tag.hash();
        delete(Table.TAGS, lost.bytes());
        delete(Table.NAMES, "v1.0.0".getBytes(UTF_8));
        assertRepaired(3, 0, loss(Table.TAGS, lost.bytes(), "tag " + lost + " is lost"));
    }

    @Test
    void whatIsNoRecordOfItsTableIsNotCopied() {
        put(source, Table.TAGS, hash(5).bytes(), JUNK);
        put(source, Table.ATTRIBUTION, hash(5).bytes(), JUNK);
        put(source, Table.MEMBERS, new byte[] {1}, NOTHING);
        put(source, Table.MEMBERS, Keys.segment(hash(5), 0), JUNK);
        put(source, Table.NAMES, new byte[] {'x'}, JUNK);
        put(source, Table.CHANGES, hash(5).bytes(), JUNK);
        put(source, Table.CHANGES, new byte[] {1}, JUNK);
        put(source, Table.META, new byte[] {1}, JUNK);
        StoreRepair.Result result = repair(RepairSource.of(source));
        assertEquals(new StoreRepair.Result(7, 0, 3, 0, 6), result);
        List<String> keys =
                told.stream().map(text -> text.substring(0, text.indexOf(':'))).toList();
        String five = HexFormat.of().formatHex(hash(5).bytes());
        assertEquals(6, keys.size(), told.toString());
        assertTrue(
                keys.containsAll(List.of(
                        "tags " + five,
                        "attribution " + five,
                        "changes " + five,
                        "names 78",
                        "members 01",
                        "members " + five + "00000000")),
                told.toString());
        assertTrue(has(Table.CHANGES, new byte[] {1}) && has(Table.META, new byte[] {1}));
    }

    @Test
    void anUnreadableEntryOfAnOpenStoreIsALoss() {
        byte[] name = "v1.0.0".getBytes(UTF_8);
        DamagedStore damaged = new DamagedStore(source, Table.NAMES, List.of(name));
        assertEquals(new StoreRepair.Result(4, 0, 3, 0, 1), repair(RepairSource.of(damaged)));
        assertTrue(told.get(0).startsWith(loss(Table.NAMES, name, "")), told.toString());
        assertTrue(told.get(0).contains("the checksum is wrong"), told.toString());
    }

    @Test
    void whatIsCorruptIsALossUnlessItIsFoundElsewhere() {
        byte[] name = "v1.0.0".getBytes(UTF_8);
        byte[] other = "v2".getBytes(UTF_8);
        assertRepaired(
                receiver -> {
                    receiver.corrupt(Table.TAGS, tag.hash().bytes(), "torn");
                    receiver.corrupt(Table.NAMES, name, "torn");
                    receiver.corrupt(Table.NAMES, other, "torn");
                    receiver.corrupt(Table.NAMES, NOTHING, "no key");
                    receiver.corrupt(Table.TIPS, JUNK, "torn, and made anew");
                    RepairSource.of(source).read(receiver);
                },
                5,
                0,
                3,
                loss(Table.NAMES, other, "torn"),
                loss(Table.NAMES, NOTHING, "no key"));
    }

    @Test
    void strayEntriesFillWhatNothingElseHolds() {
        byte[] once = "once".getBytes(UTF_8);
        byte[] twice = "twice".getBytes(UTF_8);
        byte[] unsure = "unsure".getBytes(UTF_8);
        byte[] toTag = Records.encodeName(tag.hash());
        assertRepaired(
                receiver -> {
                    RepairSource.of(source).read(receiver);
                    receiver.corrupt(Table.NAMES, once, "torn, but found again");
                    receiver.stray(Table.NAMES, new Entry(once, toTag));
                    receiver.stray(Table.NAMES, new Entry(twice, toTag));
                    receiver.stray(Table.NAMES, new Entry(twice, toTag.clone()));
                    strayNames(receiver, unsure, hash(1), tag.hash(), tag.hash());
                    strayNames(receiver, "v1.0.0".getBytes(UTF_8), hash(1));
                    receiver.stray(Table.TIPS, new Entry(Keys.tip(hash(3), hash(4)), NOTHING));
                    receiver.stray(Table.NAMES, new Entry("junk".getBytes(UTF_8), JUNK));
                },
                7,
                2,
                3,
                loss(Table.NAMES, unsure, "several values were found, and nothing tells which is the newest"),
                loss(Table.NAMES, "junk".getBytes(UTF_8), messageOf(JUNK)));
        assertTrue(has(Table.NAMES, once) && has(Table.NAMES, twice));
        assertEquals(0, target.info().openReaders());
    }

    private static void strayNames(SalvageReceiver receiver, byte[] name, Hash... values) {
        for (Hash value : values) {
            receiver.stray(Table.NAMES, new Entry(name, Records.encodeName(value)));
        }
    }

    private static String messageOf(byte[] payload) {
        return String.valueOf(assertThrows(
                        StoreCorruptException.class, () -> Records.decodeName("junk".getBytes(UTF_8), payload))
                .getMessage());
    }

    @Test
    void damageOfFilesAndProgressAreHandedOn() {
        StoreRepair.Result result = repair(receiver -> {
            receiver.damage(new FileDamage("log-1", 7, "torn"));
            receiver.progress(3, 9);
            receiver.damage(new FileDamage("log-1", 8, "torn"));
        });
        assertEquals(List.of("log-1 at 7: torn", "3 of 9", "log-1 at 8: torn"), told);
        assertEquals(new StoreRepair.Result(0, 0, 0, 2, 0), result);
    }

    @Test
    void aTagWhoseListIsMissingIsKeptAndNotesThat() {
        delete(Table.MEMBERS, Keys.segment(tag.hash(), 0));
        delete(Table.MEMBERS, Keys.segment(tag.hash(), 1));
        assertRepaired(3, 3, withoutMembers(tag, "its member list is missing"));
        assertTrue(has(Table.META, KnownLosses.MEMBERS.key(tag.hash())));
        assertEquals(1, StoreVerification.verify(target, finding -> {}).knownLosses());
    }

    @Test
    void aListWithAGapIsTakenOut() {
        delete(Table.MEMBERS, Keys.segment(tag.hash(), 0));
        assertRepaired(3, 3, withoutMembers(tag, "a segment of its member list is missing"));
        assertFalse(has(Table.MEMBERS, Keys.segment(tag.hash(), 1)));
    }

    @Test
    void aListThatIsTooShortIsTakenOutAndItsSummaryIsKept() {
        delete(Table.MEMBERS, Keys.segment(tag.hash(), 1));
        putSummary(7);
        Hash shorter = tag.contentHash(hashes(Records.SEGMENT_HASHES));
        assertRepaired(3, 3, withoutMembers(tag, "its member list has 1000 of 1500 members, and makes tag " + shorter));
        assertTrue(has(Table.ATTRIBUTION, tag.hash().bytes()));
    }

    private void putSummary(int changes) {
        new TagRepository(source).write(tags -> {
            tags.putAttribution(new AttributionSummary(tag.hash(), totals(changes), 1));
            return null;
        });
    }

    @Test
    void aListOfOtherMembersIsTakenOut() {
        List<Hash> others = new ArrayList<>(hashes(MEMBERS));
        others.set(0, hash(99));
        put(
                source,
                Table.MEMBERS,
                Keys.segment(tag.hash(), 0),
                Records.encodeMembers(others.subList(0, Records.SEGMENT_HASHES)));
        assertRepaired(
                3,
                3,
                withoutMembers(
                        tag, "its member list has 1500 of 1500 members, and makes tag " + tag.contentHash(others)));
    }

    @Test
    void aTagMadeByHandNeedsNoList() {
        new TagRepository(source).write(tags -> {
            tags.putTag(tag(2).build());
            return null;
        });
        assertRepaired(6, 4);
    }

    @Test
    void whatAnEarlierRepairNotedIsNoLossAgain() {
        delete(Table.MEMBERS, Keys.segment(tag.hash(), 0));
        delete(Table.MEMBERS, Keys.segment(tag.hash(), 1));
        putTagOn(hash(8), 2);
        put(source, Table.META, KnownLosses.MEMBERS.key(tag.hash()), NOTHING);
        put(source, Table.META, KnownLosses.TAG.key(hash(8)), NOTHING);
        assertRepaired(7, 4);
        assertEquals(SampleStore.content(source), SampleStore.content(target));
    }

    @Test
    void aLostBaseIsNotedOnceForAllTagsThatBeginWithIt() {
        Hash base = hash(8);
        Hash first = List.of(putTagOn(base, 2), putTagOn(base, 3)).stream()
                .map(ConsolidatingTag::hash)
                .min(Hash::compareTo)
                .orElseThrow();
        assertRepaired(
                9, 5, loss(Table.TAGS, base.bytes(), "tag " + base + " is lost, and tag " + first + " begins with it"));
        assertTrue(has(Table.META, KnownLosses.TAG.key(base)));
    }

    @Test
    void aBaseThatIsThereIsNoLoss() {
        putTagOn(tag.hash(), 2);
        assertRepaired(7, 4);
    }

    @Test
    void aSummaryOfAnotherNumberOfChangesIsTakenOut() {
        putSummary(7);
        assertRepaired(
                4,
                3,
                loss(Table.ATTRIBUTION, tag.hash().bytes(), "the summary counts 7 changes, and its tag " + MEMBERS));
        assertFalse(has(Table.ATTRIBUTION, tag.hash().bytes()));
    }

    @Test
    void aListWithoutATagIsKeptWholeOrNotAtAll() {
        for (int list : new int[] {5, 6}) {
            new TagRepository(source).write(tags -> {
                tags.putMembers(hash(list), hashes(3_500));
                return null;
            });
        }
        byte[] gap = Keys.segment(hash(5), 1);
        delete(Table.MEMBERS, gap);
        assertRepaired(
                9,
                3,
                loss(
                        Table.MEMBERS,
                        Keys.segment(hash(5), 2),
                        "a segment before it is missing, and so is tag " + hash(5)));
        assertTrue(has(Table.MEMBERS, Keys.segment(hash(6), 3)));
    }

    @Test
    void aNameWithoutItsTagIsTakenOut() {
        byte[] name = "v2".getBytes(UTF_8);
        put(source, Table.NAMES, name, Records.encodeName(hash(9)));
        assertRepaired(5, 3, loss(Table.NAMES, name, "the name 'v2' points to tag " + hash(9) + ", which is lost"));
        assertFalse(has(Table.NAMES, name));
    }

    @Test
    void theTargetOfAMigrationIsRefusedAndTheNewStoreSaysThatItIsIncomplete() {
        put(
                source,
                Table.META,
                InterruptedMigration.key(),
                Records.encode(new MigrationMark("lmdb:/a", Optional.empty(), 7)));
        RepairException refused = assertThrows(RepairException.class, () -> repair(RepairSource.of(source)));
        assertTrue(refused.getMessage().startsWith("the source: "), refused::getMessage);
        MigrationInterruptedException incomplete =
                assertThrows(MigrationInterruptedException.class, () -> new TagRepository(target).beginRead());
        assertTrue(incomplete.getMessage().contains("the damaged store the source"), incomplete::getMessage);
    }

    @Test
    void aTargetWithEntriesIsRefused() {
        put(target, Table.META, new byte[] {1}, NOTHING);
        assertThrows(MigrationRefusedException.class, () -> repair(RepairSource.of(source)));
        assertEquals(1, target.info().version());
    }

    @Test
    void aTargetThatIsNotInOrderInTheEndIsNotDeclaredWhole() {
        byte[] name = "v2".getBytes(UTF_8);
        assertFault(
                "the repaired store is not in order: ",
                () -> put(target, Table.NAMES, name, Records.encodeName(hash(9))));
    }

    @Test
    void aTargetThatIsDamagedInTheEndIsNotDeclaredWhole() {
        assertFault("the repaired store is damaged already: torn", () -> {
            throw new StoreCorruptException("torn");
        });
    }

    private void assertFault(String message, Runnable beforeVerification) {
        StoreRepair repair = new StoreRepair(new EndingBadly(target, beforeVerification), listener);
        RepairSource from = RepairSource.of(source);
        RepairException fault = assertThrows(RepairException.class, () -> repair.run("the source", from));
        assertTrue(fault.getMessage().startsWith(message), fault::getMessage);
        TagRepository repaired = new TagRepository(target);
        assertThrows(MigrationInterruptedException.class, repaired::beginRead);
    }

    /** A target to which something happens before it is read the third time: after the copy and the mending, to be verified. */
    private static final class EndingBadly extends ForwardingStore {
        private final Runnable end;
        private int reads;

        EndingBadly(TagStore store, Runnable end) {
            super(store);
            this.end = end;
        }

        @Override
        public ReadTransaction beginRead() {
            if (++reads == 3) {
                end.run();
            }
            return super.beginRead();
        }
    }
}
