package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.VAL_0;
import static dev.cairn.conformance.Rule.VAL_1;
import static dev.cairn.conformance.Rule.VAL_2;
import static dev.cairn.conformance.Rule.VAL_3;
import static dev.cairn.conformance.Rule.VAL_4;
import static dev.cairn.conformance.Rule.VAL_5;
import static dev.cairn.conformance.Shortcuts.count;
import static dev.cairn.conformance.Shortcuts.delete;
import static dev.cairn.conformance.Shortcuts.has;
import static dev.cairn.conformance.Shortcuts.payload;
import static dev.cairn.conformance.Shortcuts.put;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

/** The rules of group VAL. */
abstract class ValRules {
    @RuleTest(VAL_0)
    void payloadsOfEveryLengthComeBackAsTheyWere(Stores stores) {
        TagStore store = stores.open();
        for (int length = 0; length <= Limits.MAX_PAYLOAD_BYTES; length = length * 2 + 1) {
            byte[] payload = Bytes.random(stores.random(), length);
            byte[] key = Bytes.of(length);
            put(store, Table.CHANGES, key, payload);
            assertStored(store, Table.CHANGES, key, payload);
        }
    }

    @RuleTest(VAL_0)
    void theEngineKeepsOpaqueBytesUpToTheLargestEnvelope(Stores stores) {
        byte[] key = Bytes.of("opaque");
        try (EngineUnderTest engine = EngineUnderTest.open(stores)) {
            for (int length : new int[] {1, 8, Limits.MAX_PAYLOAD_BYTES + Limits.ENVELOPE_BYTES}) {
                byte[] value = Bytes.random(stores.random(), length);
                assertDoesNotThrow(
                        () -> engine.commit(Table.CHANGES, key, value),
                        () -> "the engine's commit of an opaque value of " + length + " bytes, no envelope");
                assertArrayEquals(
                        value,
                        engine.get(Table.CHANGES, key).orElseThrow(),
                        () -> "opaque value of " + length + " bytes");
            }
        }
    }

    @RuleTest(VAL_1)
    void theShortestAndLongestKeysAndPayloadsAreStored(Stores stores) {
        TagStore store = stores.open();
        for (int keyLength : new int[] {1, 2, Limits.MAX_KEY_BYTES - 1, Limits.MAX_KEY_BYTES}) {
            for (int length : new int[] {0, 1, Limits.MAX_PAYLOAD_BYTES - 1, Limits.MAX_PAYLOAD_BYTES}) {
                byte[] key = Bytes.random(stores.random(), keyLength);
                byte[] payload = Bytes.random(stores.random(), length);
                put(store, Table.MEMBERS, key, payload);
                assertStored(store, Table.MEMBERS, key, payload);
            }
        }
    }

    @RuleTest(VAL_1)
    void oneByteBeyondIsRefusedBeforeAnythingHappens(Stores stores) {
        TagStore store = stores.open();
        byte[] good = Bytes.of("good");
        byte[] longPayload = new byte[Limits.MAX_PAYLOAD_BYTES + 1];
        WriteTransaction writer = store.beginWrite();
        for (byte[] key : List.of(new byte[0], new byte[Limits.MAX_KEY_BYTES + 1])) {
            String what = "key of " + key.length + " bytes";
            assertIllegal("put, " + what, () -> writer.put(Table.TAGS, key, good));
            assertIllegal("delete, " + what, () -> writer.delete(Table.TAGS, key));
            assertIllegal("get, " + what, () -> writer.get(Table.TAGS, key));
            assertIllegal("contains, " + what, () -> writer.contains(Table.TAGS, key));
        }
        assertIllegal("put, payload too long", () -> writer.put(Table.TAGS, good, longPayload));
        assertEquals(0, writer.count(Table.TAGS, KeyRange.all()), "entries after refused puts");
        writer.put(Table.TAGS, good, good);
        writer.commit();
        assertStored(store, Table.TAGS, good, good);
    }

    @RuleTest(VAL_2)
    void keysOfEveryByteAndPrefixesOfEachOtherAreDistinctAndOrdered(Stores stores) {
        List<byte[]> keys = awkwardKeys();
        TagStore store = stores.open();
        stores.inBatches(store, keys.size(), 1_000, (tx, at) -> tx.put(Table.NAMES, keys.get(at), keys.get(at)));
        keys.forEach(key -> assertStored(store, Table.NAMES, key, key));
        keys.sort(Arrays::compareUnsigned);
        List<String> seen = store.read(tx -> tx.scan(Table.NAMES, KeyRange.all())
                .map(entry -> Bytes.hex(entry.key()))
                .toList());
        assertIterableEquals(keys.stream().map(Bytes::hex).toList(), seen, "keys in order");
    }

    @RuleTest(VAL_3)
    void anEmptyPayloadIsAValue(Stores stores) {
        TagStore store = stores.open();
        byte[] key = Bytes.of("empty");
        put(store, Table.NAMES, key, new byte[0]);
        assertStored(store, Table.NAMES, key, new byte[0]);
        assertTrue(has(store, Table.NAMES, key), "contains says that an entry with an empty payload is absent");
        assertEquals(1, count(store, Table.NAMES), "entries, one put with an empty payload");
    }

    @RuleTest(VAL_3)
    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // nulls are what is tested
    void nullIsRefusedByTheNameOfTheParameter(Stores stores) {
        TagStore store = stores.open();
        byte[] key = Bytes.of("key");
        WriteTransaction writer = store.beginWrite();
        assertNames("table", () -> writer.get(null, key));
        assertNames("key", () -> writer.get(Table.TAGS, null));
        assertNames("key", () -> writer.contains(Table.TAGS, null));
        assertNames("key", () -> writer.delete(Table.TAGS, null));
        assertNames("payload", () -> writer.put(Table.TAGS, key, null));
        assertNames("range", () -> writer.scan(Table.TAGS, null));
        assertNames("range", () -> writer.count(Table.TAGS, null));
        writer.put(Table.TAGS, key, key);
        writer.commit();
        assertStored(store, Table.TAGS, key, key);
    }

    @RuleTest(VAL_4)
    void oneKeyInEveryTableIsAsManyEntries(Stores stores) {
        TagStore store = stores.open();
        byte[] key = Bytes.of("shared");
        store.write(tx -> {
            for (Table table : Table.values()) {
                tx.put(table, key, Bytes.of(table.storedName()));
            }
            return null;
        });
        delete(store, Table.NAMES, key);
        for (Table table : Table.values()) {
            String expected = table == Table.NAMES ? "absent" : Bytes.hex(Bytes.of(table.storedName()));
            assertEquals(
                    expected,
                    payload(store, table, key),
                    "payload in table " + table.storedName() + ", after the key was deleted in table names alone");
        }
    }

    @RuleTest(VAL_5)
    void arraysMayBeChangedAfterTheyWereGivenOrReceived(Stores stores) {
        TagStore store = stores.open();
        byte[] key = Bytes.of("key");
        byte[] payload = Bytes.of("payload");
        WriteTransaction writer = store.beginWrite();
        byte[] givenKey = key.clone();
        byte[] givenPayload = payload.clone();
        writer.put(Table.TAGS, givenKey, givenPayload);
        Arrays.fill(givenKey, (byte) 1);
        Arrays.fill(givenPayload, (byte) 1);
        writer.get(Table.TAGS, key).ifPresent(received -> Arrays.fill(received, (byte) 2));
        writer.commit();
        store.read(tx -> tx.get(Table.TAGS, key)).ifPresent(received -> Arrays.fill(received, (byte) 3));
        store.read(tx -> tx.scan(Table.TAGS, KeyRange.all()).findFirst()).ifPresent(ValRules::scribble);
        assertStored(store, Table.TAGS, key, payload);
    }

    @RuleTest(VAL_5)
    void aValueStaysValidAfterItsStoreIsClosed(Stores stores) {
        TagStore store = stores.open();
        byte[] key = Bytes.of("key");
        byte[] payload = Bytes.random(stores.random(), 5_000);
        put(store, Table.TAGS, key, payload);
        Optional<byte[]> got = store.read(tx -> tx.get(Table.TAGS, key));
        List<Entry> scanned =
                store.read(tx -> tx.scan(Table.TAGS, KeyRange.all()).toList());
        put(store, Table.TAGS, key, new byte[5_000]);
        store.close();
        assertEquals(Bytes.hex(payload), Bytes.hexOrAbsent(got), "what get returned, after the store was closed");
        assertEquals(List.of(new Entry(key, payload)), scanned, "what scan returned, after the store was closed");
    }

    private static void scribble(Entry received) {
        Arrays.fill(received.key(), (byte) 4);
        Arrays.fill(received.payload(), (byte) 4);
    }

    private static List<byte[]> awkwardKeys() {
        List<byte[]> keys = new ArrayList<>();
        for (int value = 0; value < 256; value++) {
            keys.add(new byte[] {(byte) value});
            keys.add(new byte[] {0x41, (byte) value});
        }
        for (int length = 2; length <= Limits.MAX_KEY_BYTES; length++) {
            keys.add(Bytes.filled(length, 0x00));
            keys.add(Bytes.filled(length, 0xFF));
            keys.add(Bytes.filled(length, 0x7F));
        }
        return keys;
    }

    private static void assertStored(TagStore store, Table table, byte[] key, byte[] payload) {
        String place = "a payload of " + payload.length + " bytes, put under key " + Bytes.hex(key) + " of "
                + key.length + " bytes in table " + table.storedName();
        byte[] stored =
                store.read(tx -> tx.get(table, key)).orElseThrow(() -> new AssertionError(place + ", is absent"));
        assertArrayEquals(payload, stored, () -> place + ", reads back as " + Bytes.hex(stored));
    }

    private static void assertIllegal(String what, Executable call) {
        assertThrows(IllegalArgumentException.class, call, what);
    }

    private static void assertNames(String parameter, Executable call) {
        Refusal.of(NullPointerException.class, "null for " + parameter, call).mentions(parameter);
    }
}
