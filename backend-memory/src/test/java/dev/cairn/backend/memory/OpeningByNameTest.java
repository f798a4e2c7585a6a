package dev.cairn.backend.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import org.junit.jupiter.api.Test;

/** SPI-1: the backend is found on the class path and on the module path; the build runs this on both. */
class OpeningByNameTest {
    private final byte[] key = {1};

    @Test
    void runsOnThePathThatTheBuildMeans() {
        assertEquals(
                Boolean.getBoolean("onModulePath"),
                MemoryTagStoreProvider.class.getModule().isNamed());
    }

    @Test
    void keepsWhatIsCommitted() {
        try (TagStore store = TagStores.open("memory:")) {
            store.write(write -> {
                write.put(Table.META, key, new byte[] {2});
                return key;
            });
            assertArrayEquals(
                    new byte[] {2},
                    store.read(read -> read.get(Table.META, key)).orElseThrow());
        }
    }

    @Test
    void hasNoPlaceAndNoOptions() {
        assertThrows(InvalidOptionException.class, () -> TagStores.open("memory:/some/where"));
        assertThrows(InvalidOptionException.class, () -> TagStores.open("memory:?size=10"));
    }
}
