package dev.cairn.core.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.CorruptRecordException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that is no index row is an error, and never a search without end. */
@Timeout(60)
class DamagedIndexTest {
    @ParameterizedTest
    @ValueSource(strings = {"61", "ff01", "ff00aa", "ed a0 80 00", "80"})
    void aKeyWithoutAChannelIsNamed(String hex) {
        byte[] key = HexFormat.of().parseHex(hex.replace(" ", ""));
        try (TagStore store = TagStores.open("memory:")) {
            store.write(write -> {
                write.put(Table.CHANNEL_TAGS, key, new byte[0]);
                return key;
            });
            TagRepository repository = new TagRepository(store);
            CorruptRecordException thrown = assertThrows(
                    CorruptRecordException.class,
                    () -> repository.read(tags -> List.copyOf(tags.channels().toList())));
            assertTrue(thrown.getMessage().contains("channel-tags"), thrown.getMessage());
        }
    }
}
