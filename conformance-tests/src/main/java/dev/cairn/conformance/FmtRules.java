package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.FMT_1;
import static dev.cairn.conformance.Rule.FMT_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cairn.api.ForeignStoreException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** FMT-1 and FMT-2: what a store records of itself, and stores of formats that were released. */
abstract class FmtRules {
    private static final byte[] KEY = Bytes.of("key");

    @RuleTest(FMT_1)
    void aStoreRecordsFormatBackendIdentityAndCreationOutsideTheTables(Stores stores) throws IOException {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        TagStore store = stores.open();
        assertEquals(Map.of(), store.read(Row::all), "rows of a new store");
        Optional<String> identity = store.info().identity();
        assertEquals(
                stores.isVolatile(),
                identity.isEmpty(),
                () -> "a volatile store, and no other, has no identity: " + identity);
        assertEquals(stores.subject().backend().name(), store.info().backend(), "backend");
        Shortcuts.put(store, Table.META, KEY, KEY);
        assertEquals(Row.hex(KEY), Shortcuts.payload(store, Table.META, KEY), "what the store keeps");
        if (!stores.isVolatile()) {
            StoreRecord record = StoreRecord.read(stores);
            assertEquals(stores.subject().backend().name(), record.backend(), "the backend that is recorded");
            assertEquals(identity, Optional.of(record.identity()), "the identity that is recorded");
            assertFalse(record.format() < 1, () -> "the format that is recorded is " + record.format());
            assertFalse(
                    record.created().isBefore(begun) || record.created().isAfter(Instant.now()),
                    () -> "made at " + begun + ", and recorded: " + record);
            assertEquals(identity, stores.reopen(store).info().identity(), "identity, reopened");
            assertEquals(record, StoreRecord.read(stores), "what is recorded, reopened");
        }
    }

    @RuleTest(FMT_1)
    void noTwoStoresHaveOneIdentity(Stores stores) {
        StoreSpec spec = stores.spec();
        TagStore one = stores.open();
        TagStore other = stores.open(
                stores.isVolatile() ? spec : spec.at(stores.directory().resolve("other")));
        Shortcuts.put(one, Table.META, KEY, KEY);
        assertEquals("absent", Shortcuts.payload(other, Table.META, KEY), "what another store holds");
        assertEquals(Row.hex(KEY), Shortcuts.payload(one, Table.META, KEY), "what the store keeps");
        if (!stores.isVolatile()) {
            assertNotEquals(one.info().identity(), other.info().identity(), "identities of two stores");
        }
    }

    @RuleTest(FMT_1)
    void aNewerFormatIsRefusedAndItsOwnIsRead(Stores stores) throws IOException {
        TagStore store = stores.open();
        Shortcuts.put(store, Table.META, KEY, KEY);
        assertEquals(Row.hex(KEY), Shortcuts.payload(store, Table.META, KEY), "what the store keeps");
        store.close();
        if (stores.isVolatile()) {
            assertNoFiles(stores);
        } else {
            assertNewerIsRefused(stores);
            assertEquals(
                    Row.hex(KEY),
                    Shortcuts.payload(stores.open(), Table.META, KEY),
                    "what a store of its own format keeps");
        }
    }

    private static void assertNewerIsRefused(Stores stores) throws IOException {
        Path marker = StoreRecord.file(stores);
        String own = Files.readString(marker);
        int newer = StoreRecord.read(stores).format() + 1;
        String text = own.replaceAll("(?m)^format=\\d+$", "format=" + newer);
        Files.writeString(marker, text);
        Refusal.of(ForeignStoreException.class, "open of a store of format " + newer, stores::open)
                .mentions("format " + newer);
        assertEquals(text, Files.readString(marker), "the record of a store that was refused");
        Files.writeString(marker, own);
    }

    @RuleTest(FMT_2)
    void goldenStoresOfEveryFormatAreReadAsTheyWereWritten(Stores stores) throws IOException {
        TagStore store = stores.open();
        GoldenData.put(store);
        GoldenData.assertIn(store);
        store.close();
        if (stores.isVolatile()) {
            assertNoFiles(stores);
        } else {
            stores.record("golden formats", compareGolden(stores));
        }
    }

    /** Compares a copy of the test's store, and every golden store that is kept; returns how many those are. */
    private static int compareGolden(Stores stores) throws IOException {
        GoldenStores golden = new GoldenStores(stores.subject().backend().name());
        Path copy =
                FileTrees.copy(StoreRecord.directory(stores), stores.directory().resolve("copy"));
        assertGolden(stores, copy, "a copy of the directory of a store");
        int newest = StoreRecord.read(stores).format();
        golden.keepIfAsked(StoreRecord.directory(stores), newest);
        int compared = 0;
        for (int format = 1; format <= newest; format++) {
            Path place = stores.directory().resolve("format-" + format);
            if (golden.unpack(format, place)) {
                assertGolden(stores, place, "the golden store " + golden.resource(format));
                compared++;
            }
        }
        return compared;
    }

    private static void assertNoFiles(Stores stores) throws IOException {
        List<Path> files = FileTrees.files(stores.directory());
        assertEquals(List.of(), files, "files of a volatile store, which has no format");
    }

    private static void assertGolden(Stores stores, Path place, String what) {
        try (TagStore store = stores.open(stores.spec().at(place))) {
            GoldenData.assertIn(store);
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(what + ": " + failure.getMessage(), failure);
        }
    }
}
