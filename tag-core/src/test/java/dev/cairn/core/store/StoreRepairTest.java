package dev.cairn.core.store;

import static dev.cairn.core.store.TagFixtures.hash;
import static dev.cairn.core.store.TagFixtures.hashes;
import static dev.cairn.core.store.TagFixtures.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.FileDamage;
import dev.cairn.api.KeyRange;
import dev.cairn.api.SalvageReceiver;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributedChange;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.internal.records.MigrationMark;
import dev.cairn.core.internal.records.Records;
import dev.cairn.core.migration.MigrationInterruptedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is whole is saved, what refers to something lost is mended, and each loss is told once; what is read is what was salvaged, row by row. */
class StoreRepairTest {
    private static final int MEMBERS = 2_500;
    private static final byte[] NOTHING = {};

    private final TagStore target = TagStores.open("memory:");
    private final List<Hash> members = hashes(MEMBERS);
    private final ConsolidatingTag base = tag(1).tips(List.of(hash(HashAlgorithm.GIT_SHA1, 9)))
            .consolidatedChangeCount(10)
            .buildHashed(members.subList(0, 10));
    private final ConsolidatingTag tag = tag(2).tips(List.of(hash(HashAlgorithm.GIT_SHA1, MEMBERS - 1)))
            .version(SemanticVersion.parse("2.0.0"))
            .previousConsolidation(base.hash())
            .consolidatedChangeCount(MEMBERS)
            .buildHashed(members);
    private final List<Row> whole = rows();
    private final List<String> losses = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    private record Row(Table table, Entry entry) {
        boolean is(Table wanted, byte[] key) {
            return table == wanted && Arrays.equals(entry.key(), key);
        }
    }

    @AfterEach
    void close() {
        target.close();
    }

    private List<Row> rows() {
        try (TagStore store = TagStores.open("memory:")) {
            new TagRepository(store).write(tags -> {
                put(tags, base, members.subList(0, 10), "v1");
                put(tags, tag, members, "v2");
                return null;
            });
            return rows(store);
        }
    }

    private static void put(TagWriter tags, ConsolidatingTag tag, List<Hash> members, String name) {
        AttributedChange human = new AttributedChange(ChangeAttribution.HUMAN, Instant.EPOCH, Optional.empty());
        AttributionTotals totals =
                Stream.generate(() -> human).limit(members.size()).collect(AttributionTotals.collector());
        tags.putTag(tag);
        tags.putMembers(tag.hash(), members);
        tags.putAttribution(new AttributionSummary(tag.hash(), totals, 1));
        tags.putName(name, tag.hash());
    }

    private static List<Row> rows(TagStore store) {
        return store.read(operations -> Arrays.stream(Table.values())
                .flatMap(table -> operations.scan(table, KeyRange.all()).map(entry -> new Row(table, entry)))
                .toList());
    }

    private StoreRepair.Result repair(Consumer<SalvageReceiver> source) {
        RepairListener listener = new RepairListener() {
            @Override
            public void damage(FileDamage damage) {
                heard.add("damage at " + damage.position());
            }

            @Override
            public void loss(Finding loss) {
                losses.add(loss.table() + ": " + loss.what());
            }

            @Override
            public void progress(long bytes, long totalBytes) {
                heard.add(bytes + " of " + totalBytes);
            }
        };
        StoreRepair.Result result = new StoreRepair(target, listener).run("broken", source::accept);
        assertEquals(losses.size(), result.losses());
        return result;
    }

    private StoreRepair.Result repairWithout(Predicate<Row> lost) {
        return repair(receiver -> give(receiver, lost.negate()));
    }

    private void give(SalvageReceiver receiver, Predicate<Row> there) {
        whole.stream().filter(there).forEach(row -> receiver.entry(row.table, row.entry));
    }

    private long stored(Table table) {
        return target.read(operations -> operations.count(table, KeyRange.all()));
    }

    private boolean holds(Table table, byte[] key) {
        return target.read(operations -> operations.contains(table, key));
    }

    private static byte[] noted(KnownLosses loss, ConsolidatingTag tag) {
        return loss.key(tag.hash());
    }

    private long rowsOf(Predicate<Row> which) {
        return whole.stream().filter(which).count();
    }

    private static boolean isIndex(Row row) {
        return row.table == Table.VERSIONS || row.table == Table.CHANNEL_TAGS || row.table == Table.TIPS;
    }

    @Test
    void whatIsWholeIsCopiedWhole() {
        StoreRepair.Result result = repairWithout(row -> false);
        assertEquals(List.of(), losses);
        assertEquals(whole, rows(target));
        assertEquals(
                new StoreRepair.Result(rowsOf(row -> !isIndex(row)), 0, rowsOf(StoreRepairTest::isIndex), 0, 0),
                result);
    }

    @Test
    void anOpenStoreIsASourceToo() {
        try (TagStore store = TagStores.open("memory:")) {
            store.write(operations -> {
                whole.forEach(row -> operations.put(row.table, row.entry.key(), row.entry.payload()));
                return null;
            });
            repair(RepairSource.of(store)::read);
        }
        assertEquals(whole, rows(target));
    }

    @Test
    void indexRowsAreMadeAnew() {
        repairWithout(StoreRepairTest::isIndex);
        assertEquals(List.of(), losses);
        assertEquals(whole, rows(target));
    }

    @Test
    void damageAndProgressAreHandedOn() {
        StoreRepair.Result result = repair(receiver -> {
            receiver.damage(new FileDamage("data", 7, "torn"));
            receiver.progress(3, 8);
            receiver.damage(new FileDamage("data", 9, "torn"));
            give(receiver, row -> true);
        });
        assertEquals(List.of("damage at 7", "3 of 8", "damage at 9"), heard);
        assertEquals(2, result.damages());
    }

    @Test
    void whatIsNoRecordIsLost() {
        StoreRepair.Result result = repair(receiver -> {
            give(receiver, row -> true);
            receiver.entry(Table.NAMES, new Entry("bad".getBytes(StandardCharsets.US_ASCII), new byte[] {1, 2}));
        });
        assertEquals(1, losses.size());
        assertTrue(losses.get(0).startsWith("NAMES: "), losses.get(0));
        assertEquals(rowsOf(row -> !isIndex(row)), result.saved());
        assertEquals(whole, rows(target));
    }

    @Test
    void aTagWithoutRecordTakesItsNamesWithIt() {
        StoreRepair.Result result =
                repairWithout(row -> row.is(Table.TAGS, tag.hash().bytes()));
        assertEquals(
                List.of(
                        "TAGS: tag " + tag.hash() + " is lost",
                        "NAMES: the name 'v2' points to tag " + tag.hash() + ", which is lost"),
                losses);
        assertEquals(1, stored(Table.NAMES));
        assertEquals(4, stored(Table.MEMBERS));
        assertEquals(rowsOf(row -> !isIndex(row)) - 2, result.saved());
    }

    @Test
    void aTagStaysWhoseBaseIsLostAndTheStoreNotesIt() {
        ConsolidatingTag other = tag(3).previousConsolidation(base.hash())
                .consolidatedChangeCount(1)
                .buildHashed(members.subList(0, 1));
        try (TagStore store = TagStores.open("memory:")) {
            new TagRepository(store).write(tags -> {
                put(tags, other, members.subList(0, 1), "v3");
                return null;
            });
            List<Row> more = rows(store);
            repair(receiver -> {
                give(receiver, row -> !row.is(Table.TAGS, base.hash().bytes()) && !isIndex(row));
                more.forEach(row -> receiver.entry(row.table, row.entry));
            });
        }
        assertEquals(2, losses.size());
        assertTrue(losses.get(0).startsWith("TAGS: tag " + base.hash() + " is lost, and tag "), losses.get(0));
        assertEquals("NAMES: the name 'v1' points to tag " + base.hash() + ", which is lost", losses.get(1));
        assertTrue(holds(Table.META, noted(KnownLosses.TAG, base)));
        assertTrue(holds(Table.TAGS, tag.hash().bytes()));
    }

    @Test
    void aTagWhoseListLacksASegmentStaysWithoutMembers() {
        for (int segment = 0; segment < 3; segment++) {
            losses.clear();
            byte[] lost = Keys.segment(tag.hash(), segment);
            target.write(operations -> {
                for (Table table : Table.values()) {
                    operations.scan(table, KeyRange.all()).toList().forEach(row -> operations.delete(table, row.key()));
                }
                return null;
            });
            StoreRepair.Result result = repairWithout(row -> row.is(Table.MEMBERS, lost));
            assertEquals(1, losses.size(), losses::toString);
            assertTrue(
                    losses.get(0).startsWith("MEMBERS: tag " + tag.hash() + " is kept without members: "),
                    losses.get(0));
            assertTrue(holds(Table.META, noted(KnownLosses.MEMBERS, tag)));
            assertEquals(1, stored(Table.MEMBERS));
            assertEquals(2, stored(Table.ATTRIBUTION));
            assertEquals(rowsOf(row -> !isIndex(row)) - 3, result.saved());
        }
    }

    @Test
    void aTagWithoutAnyOfItsListStaysWithoutMembers() {
        repairWithout(row -> row.table == Table.MEMBERS && row.entry.payload().length > 1_000);
        assertEquals(
                List.of("MEMBERS: tag " + tag.hash() + " is kept without members: its member list is missing"), losses);
    }

    @Test
    void aLostBaseIsToldWithTheTagThatBeginsWithIt() {
        repairWithout(row -> row.is(Table.TAGS, base.hash().bytes()) || row.table == Table.NAMES || isIndex(row));
        assertEquals(
                List.of("TAGS: tag " + base.hash() + " is lost, and tag " + tag.hash() + " begins with it"), losses);
    }

    @Test
    void aRowInTheIndexOfChannelsTellsOfATagThatIsLost() {
        repair(receiver -> give(receiver, row -> row.table == Table.CHANNEL_TAGS));
        assertEquals(2, losses.size(), losses::toString);
        assertTrue(losses.contains("TAGS: tag " + tag.hash() + " is lost"), losses::toString);
        assertEquals(List.of(), rows(target));
    }

    @Test
    void aRepairThatEndsEarlyLeavesAStoreThatSaysSo() {
        assertThrows(
                IllegalStateException.class,
                () -> repair(receiver -> {
                    throw new IllegalStateException("the disk is gone");
                }));
        assertThrows(MigrationInterruptedException.class, new TagRepository(target)::beginRead);
    }

    @Test
    void aListOfOtherMembersIsLost() {
        repair(receiver -> {
            give(receiver, row -> !row.is(Table.MEMBERS, Keys.segment(base.hash(), 0)));
            Row other = whole.stream()
                    .filter(row -> row.is(Table.MEMBERS, Keys.segment(tag.hash(), 2)))
                    .findFirst()
                    .orElseThrow();
            receiver.entry(Table.MEMBERS, new Entry(Keys.segment(base.hash(), 0), other.entry.payload()));
        });
        assertEquals(1, losses.size());
        assertTrue(losses.get(0).contains("its member list has 500 of 10 members, and makes tag "), losses.get(0));
    }

    @Test
    void whatIsNotedAsLostIsNotLostAgain() {
        repair(receiver -> {
            give(
                    receiver,
                    row -> row.table != Table.MEMBERS
                            && !row.is(Table.TAGS, base.hash().bytes())
                            && row.table != Table.NAMES
                            && !isIndex(row));
            receiver.entry(Table.META, new Entry(noted(KnownLosses.MEMBERS, tag), NOTHING));
            receiver.entry(Table.META, new Entry(noted(KnownLosses.TAG, base), NOTHING));
        });
        assertEquals(List.of(), losses);
    }

    @Test
    void aSummaryThatCountsOtherChangesIsLost() {
        AttributionSummary other = new AttributionSummary(base.hash(), AttributionTotals.EMPTY, 1);
        StoreRepair.Result result = repair(receiver -> {
            give(receiver, row -> !row.is(Table.ATTRIBUTION, base.hash().bytes()));
            receiver.entry(Table.ATTRIBUTION, new Entry(base.hash().bytes(), Records.encode(other)));
        });
        assertEquals(List.of("ATTRIBUTION: the summary counts 0 changes, and its tag 10"), losses);
        assertEquals(1, stored(Table.ATTRIBUTION));
        assertEquals(rowsOf(row -> !isIndex(row)) - 1, result.saved());
    }

    @Test
    void aListWithoutTagStaysIfItIsWhole() {
        Predicate<Row> record =
                row -> row.is(Table.TAGS, tag.hash().bytes()) || isIndex(row) || row.table == Table.NAMES;
        repairWithout(record);
        assertEquals(List.of(), losses);
        assertEquals(4, stored(Table.MEMBERS));
    }

    @Test
    void aListWithoutTagAndWithAGapIsLost() {
        repairWithout(row -> row.is(Table.TAGS, tag.hash().bytes())
                || isIndex(row)
                || row.table == Table.NAMES
                || row.is(Table.MEMBERS, Keys.segment(tag.hash(), 1)));
        assertEquals(List.of("MEMBERS: a segment before it is missing, and so is tag " + tag.hash()), losses);
        assertEquals(1, stored(Table.MEMBERS));
    }

    @Test
    void straysAreSavedWhereOneValueIsAllThereIs() {
        Row name = whole.stream()
                .filter(row -> row.table == Table.NAMES)
                .findFirst()
                .orElseThrow();
        byte[] toTag = whole.stream()
                .filter(row -> row.table == Table.NAMES)
                .skip(1)
                .findFirst()
                .orElseThrow()
                .entry
                .payload();
        StoreRepair.Result result = repair(receiver -> {
            give(receiver, row -> true);
            receiver.stray(Table.NAMES, new Entry(name.entry.key(), toTag));
            receiver.stray(Table.NAMES, new Entry(new byte[] {'a'}, toTag));
            receiver.stray(Table.NAMES, new Entry(new byte[] {'a'}, toTag));
            receiver.stray(Table.NAMES, new Entry(new byte[] {'b'}, toTag));
            receiver.stray(Table.NAMES, new Entry(new byte[] {'b'}, name.entry.payload()));
            receiver.stray(Table.NAMES, new Entry(new byte[] {'b'}, toTag));
            receiver.stray(Table.NAMES, new Entry(new byte[] {'c'}, new byte[] {7}));
            receiver.stray(Table.TIPS, new Entry(new byte[] {7}, NOTHING));
        });
        assertEquals(2, losses.size(), losses::toString);
        assertEquals("NAMES: several values were found, and nothing tells which is the newest", losses.get(0));
        assertEquals(1, result.strays());
        assertEquals(0, target.info().openReaders());
        assertEquals(rowsOf(row -> !isIndex(row)) + 1, result.saved());
        assertEquals(3, stored(Table.NAMES));
        assertEquals(
                Optional.of(HexFormat.of().formatHex(name.entry.payload())),
                target.read(operations -> operations.get(Table.NAMES, name.entry.key()))
                        .map(HexFormat.of()::formatHex));
    }

    @Test
    void whatIsCorruptIsLostUnlessItIsFoundElsewhere() {
        Row name = whole.stream()
                .filter(row -> row.table == Table.NAMES)
                .findFirst()
                .orElseThrow();
        repair(receiver -> {
            receiver.corrupt(Table.NAMES, name.entry.key(), "checksum");
            receiver.corrupt(Table.META, new byte[] {9}, "checksum of nine");
            receiver.corrupt(Table.META, NOTHING, "a page without key");
            receiver.corrupt(Table.TIPS, new byte[] {9}, "an index row");
            give(receiver, row -> true);
        });
        assertEquals(List.of("META: checksum of nine", "META: a page without key"), losses);
    }

    @Test
    void theTargetOfAMigrationIsRefused() {
        byte[] mark = Records.encode(new MigrationMark("lmdb:elsewhere", Optional.empty(), 0));
        RepairException refused = assertThrows(
                RepairException.class,
                () -> repair(receiver ->
                        receiver.entry(Table.META, new Entry("migration".getBytes(StandardCharsets.US_ASCII), mark))));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("broken: "), refused.getMessage());
    }

    @Test
    void commitsAreBoundedByOperations() {
        BufferedWrites writes = new BufferedWrites(target);
        for (int row = 0; row < 10_000; row++) {
            writes.put(Table.META, new byte[] {1, (byte) (row >> 8), (byte) row}, NOTHING);
        }
        assertEquals(0, stored(Table.META));
        writes.delete(Table.META, new byte[] {1, 0, 0});
        assertEquals(10_000, stored(Table.META));
        writes.flush();
        assertEquals(9_999, stored(Table.META));
        writes.put(Table.META, new byte[] {2}, NOTHING);
        writes.flush();
        assertEquals(10_000, stored(Table.META));
    }

    @Test
    void commitsAreBoundedByBytes() {
        BufferedWrites writes = new BufferedWrites(target);
        byte[] quarter = new byte[(1 << 20) - 2];
        for (byte row = 0; row < 4; row++) {
            writes.put(Table.META, new byte[] {1, row}, quarter);
        }
        assertEquals(0, stored(Table.META));
        writes.put(Table.META, new byte[] {1, 4}, NOTHING);
        assertEquals(4, stored(Table.META));
        for (byte row = 5; row < 9; row++) {
            writes.put(Table.META, new byte[] {1, row}, quarter);
        }
        assertEquals(8, stored(Table.META), "two bytes too many for one commit");
    }
}
