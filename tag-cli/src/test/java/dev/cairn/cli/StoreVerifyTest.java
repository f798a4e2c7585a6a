package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreVerifyTest {
    private static final int SECTOR = 512;

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void setUp() throws Exception {
        GitFixture.in(folder).withReleases().close();
        cli = Cli.in(folder);
        cli.run("import", "git", ".").requireDone();
    }

    private TagStore open() {
        return TagStores.open("lmdb:" + folder.resolve(".cairn"));
    }

    @Test
    void findsNothingInAStoreThatWasImported() {
        String out = cli.run("store", "verify").requireDone().out();
        assertTrue(out.endsWith("entries read, 0 findings\n"), out);
    }

    @Test
    void tellsTableAndKeyOfARowThatIsMissing() {
        String key;
        try (TagStore store = open()) {
            key = store.write(operations -> {
                Entry row =
                        operations.scan(Table.TIPS, KeyRange.all()).findFirst().orElseThrow();
                operations.delete(Table.TIPS, row.key());
                return HexFormat.of().formatHex(row.key());
            });
        }
        Cli.Result result = cli.run("store", "verify");
        assertEquals(ExitCode.DAMAGED, result.exitCode());
        assertTrue(result.out().contains("tips") && result.out().contains(key), result.out());
        assertTrue(cli.run("store", "verify", "--format", "json").out().contains("\"findingCount\" : 1"));
    }

    /** Entries in one page of a scan with the damaged one are checked nevertheless. */
    @Test
    void tellsTableAndKeyOfABitThatFlipped() throws Exception {
        byte[] pattern = new byte[5_000];
        Arrays.fill(pattern, (byte) 0x5A);
        try (TagStore store = open()) {
            store.write(operations -> {
                operations.put(Table.NAMES, new byte[] {'a'}, new byte[] {(byte) 0xFF});
                operations.put(Table.NAMES, new byte[] {'b'}, pattern);
                operations.put(Table.NAMES, new byte[] {'z'}, new byte[] {(byte) 0xFF});
                return null;
            });
        }
        flipOneBitOf(pattern[0]);
        Cli.Result result = cli.run("store", "verify");
        assertEquals(ExitCode.DAMAGED, result.exitCode(), result.err());
        assertEquals(
                3,
                result.out().lines().filter(line -> line.startsWith("names ")).count(),
                result.out());
        assertTrue(result.out().contains("checksum"), result.out());
    }

    private void flipOneBitOf(byte pattern) throws IOException {
        Path file = folder.resolve(".cairn/data.mdb");
        byte[] bytes = Files.readAllBytes(file);
        for (int sector = 0; sector < bytes.length; sector += SECTOR) {
            int end = sector + SECTOR;
            if (Arrays.equals(bytes, sector, end, filled(pattern), 0, SECTOR)) {
                bytes[sector] ^= 1;
                Files.write(file, bytes);
                return;
            }
        }
        throw new AssertionError("the value is not in the file");
    }

    private static byte[] filled(byte pattern) {
        byte[] sector = new byte[SECTOR];
        Arrays.fill(sector, pattern);
        return sector;
    }
}
