package dev.cairn.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.ForeignStoreException;
import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.StoreAccessException;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.StoreLockedException;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.api.TagStoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SPI-7, SPI-8 and FMT-1: whose a directory is, who has it, and that a refused one stays as it was. */
@Timeout(60)
class StoreDirectoryTest {
    private static final StoreDirectory.Creator ENGINE =
            (directory, identity) -> Files.writeString(directory.resolve("data"), "engine");

    @TempDir
    private Path temporary;

    private static StoreDirectory open(Path path, String backend, int format, ProcessSharing sharing) {
        return StoreDirectory.open(new StoreConfig(backend, path, Map.of()), format, sharing, ENGINE);
    }

    private static StoreDirectory open(Path path) {
        return open(path, "acme", 1, ProcessSharing.ONE_PROCESS);
    }

    @Test
    void aMissingDirectoryIsCreatedAndKeepsItsIdentity() {
        Path path = temporary.resolve("a/b/c");
        String identity;
        try (StoreDirectory created = open(path)) {
            identity = created.identity();
            assertTrue(Files.exists(path.resolve("data")));
        }
        try (StoreDirectory opened = open(path)) {
            assertEquals(identity, opened.identity());
        }
    }

    @Test
    void aLocationIsNeeded() {
        assertRefused(InvalidOptionException.class, "acme:/path/to/store", null, "acme", 1);
    }

    @Test
    void aFileInThePlaceIsRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "mine");
        assertRefused(StoreAccessException.class, "there is a file", file, "acme", 1);
        assertRefused(StoreAccessException.class, "Not a directory", file.resolve("below"), "acme", 1);
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void otherFilesAreRefusedByNameAndLeft() throws IOException {
        Files.writeString(temporary.resolve("photo.jpg"), "mine");
        assertRefused(ForeignStoreException.class, "photo.jpg", temporary, "acme", 1);
    }

    @Test
    void theStoreOfAnotherBackendIsRefusedAndLeft() {
        open(temporary).close();
        assertRefused(ForeignStoreException.class, "a store of the backend 'acme'", temporary, "other", 1);
    }

    @Test
    void aDirectoryInWhichAnotherBeginsAStoreIsHeldAndNotForeign() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 300; round++) {
                Path path = Files.createDirectory(temporary.resolve("round" + round));
                CyclicBarrier start = new CyclicBarrier(2);
                Callable<Boolean> opening = () -> {
                    start.await();
                    return isOpenedOrHeld(path);
                };
                for (Future<Boolean> opened : threads.invokeAll(List.of(opening, opening))) {
                    assertTrue(opened.get());
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    private static boolean isOpenedOrHeld(Path path) {
        try (StoreDirectory opened = open(path)) {
            return !opened.identity().isEmpty();
        } catch (StoreLockedException held) {
            return true;
        }
    }

    @Test
    void aNewerFormatIsRefusedAndLeft() {
        open(temporary, "acme", 2, ProcessSharing.ONE_PROCESS).close();
        assertRefused(ForeignStoreException.class, "format 2", temporary, "acme", 1);
    }

    @Test
    void aDamagedMarkerIsNamed() throws IOException {
        open(temporary).close();
        Path marker = temporary.resolve("cairn-store.properties");
        String whole = Files.readString(marker);
        for (String damaged : List.of(
                "",
                whole.replace("format=1", "format=x"),
                whole.replace("format=1", "format=0"),
                whole + "x".repeat(5000))) {
            Files.writeString(marker, damaged);
            assertRefused(StoreCorruptException.class, "cairn-store.properties is damaged", temporary, "acme", 1);
        }
    }

    @Test
    void aMissingMarkerNeverMakesAStoreNew() throws IOException {
        open(temporary).close();
        Files.delete(temporary.resolve("cairn-store.properties"));
        assertRefused(ForeignStoreException.class, "data", temporary, "acme", 1);
    }

    @Test
    void aCreationThatDidNotEndIsBegunAgain() throws IOException {
        StoreConfig config = new StoreConfig("acme", temporary, Map.of());
        assertThrows(
                TagStoreException.class,
                () -> StoreDirectory.open(config, 1, ProcessSharing.ONE_PROCESS, (directory, identity) -> {
                    Files.writeString(directory.resolve("data"), "half");
                    Files.writeString(directory.resolve("more"), "half");
                    throw new IOException("No space left on device");
                }));
        open(temporary).close();
        assertEquals("engine", Files.readString(temporary.resolve("data")));
        assertFalse(Files.exists(temporary.resolve("more")));
    }

    @Test
    void aSecondOpenIsRefusedByAnySpellingAndTheHolderIsUnharmed() throws Exception {
        Path store = temporary.resolve("store");
        Path link = temporary.resolve("link");
        for (ProcessSharing sharing : ProcessSharing.values()) {
            try (StoreDirectory holder = open(store, "acme", 1, sharing)) {
                Files.createSymbolicLink(link, store);
                for (Path spelling : List.of(store, link, temporary.resolve("x/../store/."))) {
                    Files.createDirectories(temporary.resolve("x"));
                    StoreLockedException thrown =
                            assertThrows(StoreLockedException.class, () -> open(spelling, "acme", 1, sharing));
                    assertTrue(thrown.getMessage().contains("this process"), thrown.getMessage());
                }
                Files.delete(link);
                String other = inOtherProcess(store, sharing);
                assertEquals(sharing == ProcessSharing.MANY_PROCESSES, other.equals("opened"), other);
                if (sharing == ProcessSharing.ONE_PROCESS) {
                    assertTrue(
                            other.contains("process " + ProcessHandle.current().pid()), other);
                }
                assertTrue(holder.bytesOnDisk() > 0);
            }
        }
        open(store).close();
    }

    @Test
    void processesThatCreateStoresTogetherAllOpenThem() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(otherProcess(temporary, ProcessSharing.MANY_PROCESSES, "create", "300"));
        }
        for (Process process : processes) {
            assertEquals("created", said(process));
        }
    }

    @Test
    void theWritersPlaceIsHeldByOneProcessAtATime() throws Exception {
        try (StoreDirectory holder = open(temporary, "acme", 1, ProcessSharing.MANY_PROCESSES)) {
            Thread.currentThread().interrupt();
            WriterLease lease = holder.tryLeaseWriter().orElseThrow();
            assertTrue(Thread.interrupted());
            assertTrue(inOtherProcess(temporary, ProcessSharing.MANY_PROCESSES, "lease")
                    .contains("process " + ProcessHandle.current().pid()));
            lease.close();
            assertEquals("leased", inOtherProcess(temporary, ProcessSharing.MANY_PROCESSES, "lease"));
        }
    }

    private static void assertRefused(
            Class<? extends TagStoreException> type, String part, Path path, String backend, int format) {
        Map<String, String> before = content(path);
        TagStoreException thrown = assertThrows(type, () -> open(path, backend, format, ProcessSharing.ONE_PROCESS));
        assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
        assertEquals(before, content(path));
    }

    private static Map<String, String> content(Path path) {
        Map<String, String> content = new TreeMap<>();
        if (path != null && Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.toList()) {
                    content.put(file.toString(), new String(Files.readAllBytes(file), UTF_8));
                }
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        }
        return content;
    }

    private static String inOtherProcess(Path path, ProcessSharing sharing, String... more) throws IOException {
        return said(otherProcess(path, sharing, more));
    }

    private static Process otherProcess(Path path, ProcessSharing sharing, String... more) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                path.toString(),
                sharing.name()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String said(Process process) throws IOException {
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            return String.join("\n", out.lines().toList());
        }
    }

    /** Opens a directory in a process of its own, and says how that went. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) {
            Path path = Path.of(arguments[0]);
            ProcessSharing sharing = ProcessSharing.valueOf(arguments[1]);
            if (arguments.length == 4) {
                for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                    open(path.resolve("store" + i), "acme", 1, sharing).close();
                }
                System.out.println("created");
                return;
            }
            try (StoreDirectory opened = open(path, "acme", 1, sharing)) {
                if (arguments.length == 2) {
                    System.out.println("opened");
                } else {
                    System.out.println(
                            opened.tryLeaseWriter().isPresent() ? "leased" : "held by " + opened.leaseHolder());
                }
            } catch (StoreLockedException locked) {
                System.out.println(locked.getMessage());
            }
        }
    }
}
