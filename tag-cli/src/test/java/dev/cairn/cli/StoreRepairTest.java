package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** COR-2: what is whole in a store that is really damaged is saved, the damaged one is as it was, and the new one verifies. */
class StoreRepairTest {
    private static final int PAGE = 4096;
    private static final int ROUNDS = 25;
    private static final long SEED = 20_260_304;

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void setUp() throws Exception {
        GitFixture.in(folder.resolve("repository")).withReleases().close();
        cli = Cli.in(folder);
    }

    private String made(String backend) {
        String address = backend + ":" + folder.resolve(backend);
        cli.run("import", "git", "repository", "--store", address).requireDone();
        return address;
    }

    private Path mainFile(String backend) {
        return folder.resolve(backend).resolve(backend.equals("lmdb") ? "data.mdb" : "log-1");
    }

    private Cli.Result repair(String from, String to, String... more) {
        String[] line = {"store", "repair", "--from", from, "--to", to};
        return cli.run(Stream.concat(Arrays.stream(line), Arrays.stream(more)).toArray(String[]::new));
    }

    private String verify(String address, int expected) {
        Cli.Result result = cli.run("store", "verify", "--store", address);
        assertEquals(expected, result.exitCode(), result.out() + result.err());
        return result.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lmdb", "chronicle"})
    void copiesAStoreThatIsWholeEntryForEntry(String backend) {
        String from = made(backend);
        String to = "lmdb:" + folder.resolve("new");
        String out = repair(from, to).requireDone().out();
        assertTrue(out.contains("lost     0 entries") && out.contains("damaged  0 places"), out);
        assertEquals(contents(from), contents(to));
        assertTrue(verify(to, ExitCode.DONE).endsWith("entries read, 0 findings\n"));
    }

    private static SortedMap<String, String> contents(String address) {
        try (TagStore store = TagStores.open(address)) {
            SortedMap<String, String> rows = new TreeMap<>();
            for (Table table : Table.values()) {
                store.read(operations -> operations.scan(table, KeyRange.all()).toList())
                        .forEach(entry ->
                                rows.put(row(table, entry.key()), HexFormat.of().formatHex(entry.payload())));
            }
            return rows;
        }
    }

    private static String row(Table table, byte[] key) {
        return table.storedName() + " " + HexFormat.of().formatHex(key);
    }

    private static byte[] firstKey(TagStore store, Table table) {
        return store.read(operations ->
                operations.scan(table, KeyRange.all()).findFirst().orElseThrow().key());
    }

    /** A store that no open would take: the page that every table hangs on. */
    @Test
    void savesEverythingFromAnLmdbFileWhoseTreeIsGone() throws IOException {
        String from = made("lmdb");
        SortedMap<String, String> whole = contents(from);
        try (RandomAccessFile file = new RandomAccessFile(mainFile("lmdb").toFile(), "rw")) {
            file.seek(0);
            file.write(new byte[2 * PAGE]);
        }
        String found = verify(from, ExitCode.DAMAGED);
        assertTrue(found.contains(mainFile("lmdb") + "  0 ") && found.contains("not opened"), found);
        Cli.Result result = repair(from, "chronicle:" + folder.resolve("new"), "--format", "json");
        assertTrue(result.exitCode() == ExitCode.DONE || result.exitCode() == ExitCode.DAMAGED, result.err());
        assertTrue(result.out().contains("\"damages\" : [") && result.out().contains("\"strays\" : "), result.out());
        SortedMap<String, String> saved = contents("chronicle:" + folder.resolve("new"));
        assertTrue(saved.entrySet().containsAll(whole.entrySet()), "all that was there is there again");
    }

    @Test
    void savesTheLogWhereTheCheckpointAndTheFirstSectorAreGone() throws IOException {
        String from = made("chronicle");
        SortedMap<String, String> whole = contents(from);
        Files.delete(folder.resolve("chronicle/checkpoint"));
        try (RandomAccessFile file = new RandomAccessFile(mainFile("chronicle").toFile(), "rw")) {
            file.write(new byte[512]);
        }
        String found = verify(from, ExitCode.DAMAGED);
        assertTrue(found.contains("checkpoint") && found.contains("missing"), found);
        assertEquals(0, repair(from, "lmdb:" + folder.resolve("new")).exitCode());
        assertEquals(whole, contents("lmdb:" + folder.resolve("new")));
    }

    /** One damage after another, each to a fresh copy; whatever is saved was there, and what is not is told. */
    @ParameterizedTest
    @ValueSource(strings = {"lmdb", "chronicle"})
    void savesNothingThatWasNotThereAndTellsWhatIsLost(String backend) throws IOException {
        String from = made(backend);
        SortedMap<String, String> whole = contents(from);
        byte[] sound = Files.readAllBytes(mainFile(backend));
        SplittableRandom random = new SplittableRandom(SEED);
        int lossy = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(sound, random);
            Files.write(mainFile(backend), damaged);
            String told = backend + ", seed " + SEED + ", round " + round;
            String to = "lmdb:" + folder.resolve("new" + round);
            Cli.Result result = repair(from, to);
            assertTrue(
                    result.exitCode() == ExitCode.DONE || result.exitCode() == ExitCode.DAMAGED, told + result.err());
            lossy += result.exitCode() == ExitCode.DAMAGED ? 1 : 0;
            assertArrayEqualsFile(damaged, mainFile(backend), told);
            verify(to, ExitCode.DONE);
            SortedMap<String, String> saved = contents(to);
            saved.keySet().removeIf(key -> key.startsWith(Table.META.storedName()));
            assertTrue(whole.entrySet().containsAll(saved.entrySet()), told + ": saved what never was");
            assertFalse(
                    saved.size() < whole.size()
                            && result.exitCode() == ExitCode.DONE
                            && !result.out().contains("damaged"),
                    told + ": lost, and not told");
        }
        assertTrue(lossy > 0, "no damage cost anything: " + ROUNDS + " rounds");
    }

    private static void assertArrayEqualsFile(byte[] expected, Path file, String told) throws IOException {
        assertTrue(Arrays.equals(expected, Files.readAllBytes(file)), told + ": the damaged store was changed");
    }

    private static byte[] damaged(byte[] sound, SplittableRandom random) {
        byte[] damaged = sound.clone();
        int at = random.nextInt(sound.length);
        switch (random.nextInt(4)) {
            case 0 -> Arrays.fill(damaged, at / PAGE * PAGE, Math.min(at / PAGE * PAGE + PAGE, sound.length), (byte) 0);
            case 1 -> {
                for (int flip = 0; flip < 40; flip++) {
                    damaged[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                }
            }
            case 2 -> {
                return Arrays.copyOf(sound, at);
            }
            default -> {
                for (int octet = at; octet < Math.min(at + 2_000, sound.length); octet++) {
                    damaged[octet] = (byte) random.nextInt();
                }
            }
        }
        return damaged;
    }

    @Test
    void writesNothingInADryRun() {
        String from = made("lmdb");
        String out = repair(from, "lmdb:" + folder.resolve("new"), "--dry-run")
                .requireDone()
                .out();
        assertTrue(out.contains("nothing was written"), out);
        assertTrue(Files.notExists(folder.resolve("new")));
    }

    @Test
    void refusesTheSourceAsTargetAndATargetThatIsNotEmpty() {
        String from = made("lmdb");
        String other = made("chronicle");
        for (String to : List.of(from, other)) {
            Cli.Result result = repair(from, to);
            assertEquals(ExitCode.REFUSED, result.exitCode(), result.err());
            assertTrue(result.err().contains("Name a new"), result.err());
        }
    }

    @Test
    void refusesWhatIsNoStoreOrAnotherBackends() {
        made("lmdb");
        Map<String, String> refused = Map.of(
                "chronicle:" + folder.resolve("lmdb"), "backend 'lmdb'",
                "lmdb:" + folder.resolve("repository"), "no store here",
                "lmdb:" + folder.resolve("nowhere"), "there is no store");
        refused.forEach((from, why) -> {
            Cli.Result result = repair(from, "lmdb:" + folder.resolve("new"), "--dry-run");
            assertEquals(ExitCode.REFUSED, result.exitCode(), from);
            assertTrue(result.err().contains(why), result.err());
        });
    }

    @Test
    void findsAStoreInMemoryWholeAndEmpty() {
        String to = "lmdb:" + folder.resolve("new");
        Cli.Result result = repair("memory:", to).requireDone();
        assertTrue(result.out().contains("saved    0 entries"), result.out());
        assertTrue(result.out().contains("lost     0 entries"), result.out());
        verify(to, ExitCode.DONE);
    }

    @Test
    void refusesAStoreThatIsOpen() {
        String from = made("lmdb");
        try (TagStore holder = TagStores.open(from)) {
            Cli.Result result = repair(from, "lmdb:" + folder.resolve("new"), "--dry-run");
            assertEquals(ExitCode.REFUSED, result.exitCode());
            assertTrue(result.err().contains("in use") && holder.info().version() > 0, result.err());
        }
    }

    /** The tags of a store in which one was lost are all there but that one, and the store says so. */
    @Test
    void keepsTagsWhoseBaseOrMembersAreLostAndNotesThat() {
        String from = made("lmdb");
        SortedMap<String, String> before = contents(from);
        byte[] lost;
        try (TagStore store = TagStores.open(from)) {
            lost = firstKey(store, Table.TAGS);
            byte[] list = firstKey(store, Table.MEMBERS);
            store.write(operations -> operations.delete(Table.TAGS, lost) && operations.delete(Table.MEMBERS, list));
        }
        String to = "lmdb:" + folder.resolve("new");
        Cli.Result result = repair(from, to);
        assertEquals(ExitCode.DAMAGED, result.exitCode(), result.err());
        assertTrue(result.out().contains("is lost"), result.out());
        assertTrue(contents(to).size() > before.size() / 2);
        String verified = verify(to, ExitCode.DONE);
        assertTrue(verified.contains("0 findings"), verified);
        String again =
                repair(to, "lmdb:" + folder.resolve("again")).requireDone().out();
        assertTrue(again.contains("lost     0 entries"), again);
    }
}
