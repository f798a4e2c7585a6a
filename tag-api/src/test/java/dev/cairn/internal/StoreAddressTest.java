package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.ProviderNotFoundException;
import dev.cairn.api.TagStoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SPI-2: how a store is addressed. */
class StoreAddressTest {
    @Test
    void hasBackendPathAndOptions() {
        StoreAddress address = StoreAddress.parse("lmdb:/some/where?durability=relaxed&writeTimeout=5s");
        assertEquals("lmdb", address.backend());
        assertEquals(Path.of("/some/where"), address.location());
        assertEquals(Map.of("durability", "relaxed", "writeTimeout", "5s"), address.options());
    }

    @Test
    void needsNeitherPathNorOptions() {
        assertEquals(new StoreAddress("memory", null, Map.of()), StoreAddress.parse("memory:"));
        assertEquals(new StoreAddress("memory", null, Map.of()), StoreAddress.parse("memory:?"));
    }

    @Test
    void decodesOctetsAndNothingElse() {
        assertEquals(
                Path.of("a b+c?d%é"),
                StoreAddress.parse("lmdb:a b+c%3Fd%25%C3%A9").location());
    }

    @Test
    void decodesAnOctetAtTheBeginningAndAtTheEnd() {
        assertEquals(Path.of("AbC"), StoreAddress.parse("lmdb:%41b%43").location());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lmdb", "/some/where", "C:\\store", "LMDB:/x", ":x"})
    void refusesWhatIsNoAddressAndShowsTheForm(String text) {
        TagStoreException thrown = assertThrows(ProviderNotFoundException.class, () -> StoreAddress.parse(text));
        assertTrue(thrown.getMessage().contains("name:path?option=value"), thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lmdb:x?durability", "lmdb:x?=y", "lmdb:x?a=1&a=2", "lmdb:x%4", "lmdb:x?a=%zz", "lmdb:x%00"})
    void refusesWhatIsNoOptionOrPath(String text) {
        assertThrows(InvalidOptionException.class, () -> StoreAddress.parse(text));
    }

    @Test
    void readsTheOptionsOfEveryBackendAndLeavesTheOthers() {
        Map<String, String> options = new HashMap<>(Map.of(
                "writeTimeout", "250ms", "traceTransactions", "true", "fullCheck", "true", "durability", "relaxed"));
        assertEquals(new StoreSettings(Duration.ofMillis(250), true, true), StoreSettings.takeFrom(options, "store"));
        assertEquals(Map.of("durability", "relaxed"), options);
        assertEquals(new StoreSettings(Duration.ofSeconds(30), false, false), StoreSettings.takeFrom(options, "store"));
    }

    @Test
    void readsATimeInEveryUnit() {
        for (Map.Entry<String, Duration> time : Map.of(
                        "7ms", Duration.ofMillis(7), "7s", Duration.ofSeconds(7), "7m", Duration.ofMinutes(7))
                .entrySet()) {
            Map<String, String> options =
                    new HashMap<>(Map.of("writeTimeout", time.getKey(), "traceTransactions", "false"));
            assertEquals(new StoreSettings(time.getValue(), false, false), StoreSettings.takeFrom(options, "store"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"writeTimeout=5", "writeTimeout=-1s", "writeTimeout=", "traceTransactions=yes", "fullCheck=1"})
    void refusesAValueOutOfRange(String option) {
        String[] parts = option.split("=", 2);
        TagStoreException thrown = assertThrows(
                InvalidOptionException.class,
                () -> StoreSettings.takeFrom(new HashMap<>(Map.of(parts[0], parts[1])), "lmdb store x"));
        assertTrue(thrown.getMessage().contains(parts[0]), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("accepts"), thrown.getMessage());
    }
}
