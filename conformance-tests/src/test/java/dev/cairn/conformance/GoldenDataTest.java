package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.migration.TableDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden data never changes, nor do the records that it is written in; and our golden stores are there. */
class GoldenDataTest {
    private static final List<String> DIGESTS = List.of(
            "tags 3 bd0bcf6ff0fa29dfa426cb8c1f3a529777e5c8f47ae3e30b0deb9994dba19c74",
            "attribution 3 e437cdcd3019698c91595a8111578bf0626c7610092baf8f6acaa1a022f6ffd6",
            "members 4 daeafd9ff69099387b79a6f1ab1bdb5dff3311de8fc96b12ebcaac9a65809ec2",
            "names 3 7d97d7aa6a09da9a6d04a53bcb39997b215f5d88e1b3866d64e4fc309c5da6a9",
            "versions 2 fe754d990a662bd0bebfff67651f95dbc020b29f47b374a673860c2386e17fcc",
            "channel-tags 3 2e002f5b35c721329b2c115a19ceb1b721629e4029b2fb4a54b28e8c53c5d774",
            "tips 4 4c3f36943482bfa2f3b514b3c86348d25b299184885cdb315ec2afb84a9401d7",
            "changes 150 0ce9145e0e59dc9bf87b6955fa296fecbd1f87997659d5b9b8c7f1f6383d5c32",
            "meta 50 fc00e6a8448ea651cb4b31a350b7232a75f8c55cc1dfda35e84b4e0a1ac0cdf2");

    @Test
    void theGoldenDataIsWhatItWasWhenTheFirstFormatWasReleased() {
        try (TagStore store = TagStores.open("memory:")) {
            GoldenData.put(store);
            List<String> digests = store.read(tx -> Arrays.stream(Table.values())
                    .map(table -> TableDigest.of(tx, table))
                    .map(digest -> digest.table().storedName() + " " + digest.entries() + " " + digest.digest())
                    .toList());
            assertEquals(DIGESTS, digests, "stores that were kept hold the old data: never change it, add other data");
        }
    }

    @Test
    void aGoldenStoreOfEachFormatOfLmdbIsKept(@TempDir Path directory) throws IOException {
        assertTrue(new GoldenStores("lmdb").unpack(1, directory.resolve("1")));
    }
}
