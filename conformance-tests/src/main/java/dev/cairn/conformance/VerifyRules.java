package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.COR_2;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.CorruptEntryException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.Hash;
import dev.cairn.core.store.StoreVerification;
import dev.cairn.core.store.TagRepository;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** COR-2: faults are planted in a whole store, and verification finds them all and nothing else. */
abstract class VerifyRules {
    private static final Hash NOBODY = DomainSamples.hash(77);
    private static final byte[] JUNK = {(byte) 0xFF, 1, 2};

    @RuleTest(COR_2)
    void aWholeStoreHasNoFindings(Stores stores) {
        TagStore store = filled(stores);
        assertFound(store, Set.of(), rows(store).size());
        store = stores.reopen(store);
        assertFound(store, Set.of(), stores.isVolatile() ? 0 : rows(store).size());
    }

    @RuleTest(COR_2)
    void recordsThatAreMalformedAreFound(Stores stores) {
        TagStore store = filled(stores);
        Row tag = Row.of(Table.TAGS, NOBODY.bytes());
        Row summary = Row.of(Table.ATTRIBUTION, NOBODY.bytes());
        put(store, tag, JUNK);
        put(store, summary, JUNK);
        assertFound(store, Set.of(tag, summary), rows(store).size());
    }

    @RuleTest(COR_2)
    void rowsWithoutTheirTagAreFound(Stores stores) {
        TagStore store = filled(stores);
        Row name = Row.of(Table.NAMES, Bytes.of("lost"));
        Row tip = Row.of(Table.TIPS, joined(GoldenData.FIRST.members().get(0), NOBODY));
        new TagRepository(store).write(tags -> {
            tags.putName("lost", NOBODY);
            return null;
        });
        put(store, tip, new byte[0]);
        assertFound(store, Set.of(name, tip), rows(store).size());
    }

    @RuleTest(COR_2)
    void rowsThatAreMissingBesideATagAreFound(Stores stores) {
        TagStore store = filled(stores);
        List<Row> index = new ArrayList<>();
        for (Table table : List.of(Table.VERSIONS, Table.CHANNEL_TAGS, Table.TIPS)) {
            index.add(store.read(tx -> Row.all(tx, table)).firstKey());
        }
        SortedMap<Row, String> segments = store.read(tx -> Row.all(tx, Table.MEMBERS));
        Row second = segmentOfTheLongList(segments, 0);
        Set<Row> missing = new TreeSet<>(index);
        missing.add(second);
        missing.forEach(row -> Shortcuts.delete(store, row.table(), row.keyBytes()));
        assertFound(store, missing, rows(store).size());
    }

    @RuleTest(COR_2)
    void countsThatDoNotFitAreFound(Stores stores) {
        TagStore store = filled(stores);
        Hash tag = GoldenData.FIRST.tag().hash();
        SortedMap<Row, String> segments = store.read(tx -> Row.all(tx, Table.MEMBERS));
        Row last = segmentOfTheLongList(segments, 1);
        Shortcuts.delete(store, last.table(), last.keyBytes());
        AttributionTotals three = AttributionTotals.builder()
                .totalChanges(3)
                .unattributedChanges(3)
                .build();
        new TagRepository(store).write(tags -> {
            tags.putAttribution(new AttributionSummary(tag, three, 1));
            return null;
        });
        Row counted = segmentOfTheLongList(segments, 0);
        Row hashed = Row.of(Table.TAGS, tag.bytes());
        assertFound(
                store,
                Set.of(counted, hashed, Row.of(Table.ATTRIBUTION, tag.bytes())),
                rows(store).size());
    }

    @RuleTest(COR_2)
    void valuesThatWereDamagedBelowTheTransactionsAreFoundAndRefused(Stores stores) {
        TagStore store = filled(stores);
        SortedMap<Row, String> whole = rows(store);
        List<Row> damaged = new ArrayList<>();
        for (Table table : List.of(Table.TAGS, Table.NAMES, Table.CHANGES, Table.META)) {
            damaged.add(store.read(tx -> Row.all(tx, table)).lastKey());
        }
        store.close();
        if (stores.isVolatile()) {
            assertFound(stores.open(), Set.of(), 0);
        } else {
            try (EngineUnderTest engine = EngineUnderTest.open(stores)) {
                damage(engine, damaged);
            }
            TagStore reopened = stores.open();
            assertFound(reopened, new TreeSet<>(damaged), whole.size());
            whole.forEach((row, payload) -> assertRead(reopened, row, damaged.contains(row) ? "refused" : payload));
        }
    }

    private static void assertRead(TagStore store, Row row, String expected) {
        if (expected.equals("refused")) {
            Refusal.of(CorruptEntryException.class, "get of " + row, () -> payload(store, row))
                    .mentions(row.toString());
        } else {
            assertEquals(expected, payload(store, row), () -> "beside the damage, " + row);
        }
    }

    /** One value with a wrong checksum, one with a wrong length, one cut short, and one that belongs to another key. */
    private static void damage(EngineUnderTest engine, List<Row> rows) {
        byte[] checksum = value(engine, rows.get(0));
        checksum[checksum.length - 1] ^= 1;
        put(engine, rows.get(0), checksum);
        byte[] length = value(engine, rows.get(1));
        length[0] ^= 1;
        put(engine, rows.get(1), length);
        byte[] moved = value(engine, rows.get(2));
        put(engine, rows.get(3), moved);
        put(engine, rows.get(2), Arrays.copyOf(moved, 5));
        assertArrayEquals(moved, value(engine, rows.get(3)), "a value that was moved below the transactions");
    }

    private static byte[] value(EngineUnderTest engine, Row row) {
        return engine.get(row.table(), row.keyBytes())
                .orElseThrow(() -> new AssertionError("the engine has no " + row));
    }

    private static void put(EngineUnderTest engine, Row row, byte[] value) {
        engine.commit(row.table(), row.keyBytes(), value);
    }

    private static void put(TagStore store, Row row, byte[] payload) {
        Shortcuts.put(store, row.table(), row.keyBytes(), payload);
    }

    private static String payload(TagStore store, Row row) {
        return store.read(
                tx -> tx.get(row.table(), row.keyBytes()).map(Row::hex).orElse("absent"));
    }

    private static Row segmentOfTheLongList(SortedMap<Row, String> segments, int number) {
        String tag = Row.hex(GoldenData.FIRST.tag().hash().bytes());
        return segments.keySet().stream()
                .filter(row -> row.key().startsWith(tag))
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] joined(Hash change, Hash tag) {
        byte[] key = Arrays.copyOf(change.bytes(), change.bytes().length + tag.bytes().length);
        System.arraycopy(tag.bytes(), 0, key, change.bytes().length, tag.bytes().length);
        return key;
    }

    private static TagStore filled(Stores stores) {
        TagStore store = stores.open();
        GoldenData.put(store);
        GoldenData.assertIn(store);
        return store;
    }

    private static SortedMap<Row, String> rows(TagStore store) {
        return store.read(Row::all);
    }

    private static void assertFound(TagStore store, Set<Row> expected, long entries) {
        Set<Row> found = new TreeSet<>();
        StoreVerification.Result result =
                StoreVerification.verify(store, finding -> found.add(new Row(finding.table(), finding.key())));
        assertEquals(new TreeSet<>(expected), found, "where verify finds something");
        assertEquals(entries, result.entries(), "entries that verify reads");
    }
}
