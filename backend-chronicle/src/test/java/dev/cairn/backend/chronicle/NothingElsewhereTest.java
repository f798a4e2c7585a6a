package dev.cairn.backend.chronicle;

import static dev.cairn.testing.EngineCalls.commit;
import static dev.cairn.testing.EngineCalls.get;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import dev.cairn.spi.StorageEngine;
import dev.cairn.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that uses a store is watched: it speaks to nobody, and leaves files nowhere but in the store. */
class NothingElsewhereTest {
    /** Without these nothing in Java names a host or opens a connection. The JVM itself says what it loads. */
    private static final List<String> NETWORK = List.of(
            " java.net.InetAddress ", " java.net.InetSocketAddress ", " java.net.Socket ", " java.net.DatagramSocket ");

    @TempDir
    private Path directory;

    @Test
    void aProcessLoadsNoClassOfTheNetwork() throws Exception {
        Path log = directory.resolve("classes.log");
        runUser(List.of("-Xlog:class+load:file=" + log), directory.resolve("store"));
        String loaded = Files.readString(log);
        assertTrue(loaded.contains("net.openhft.chronicle.map.ChronicleMap "), "the log shows what is loaded");
        assertEquals(List.of(), NETWORK.stream().filter(loaded::contains).toList());
    }

    @Test
    void theWatchSeesAProcessThatLooksForAHost() throws Exception {
        Path log = directory.resolve("classes.log");
        try (ChildJvm child = ChildJvm.start(List.of("-Xlog:class+load:file=" + log), Caller.class)) {
            child.lines();
        }
        String loaded = Files.readString(log);
        assertTrue(NETWORK.stream().anyMatch(loaded::contains));
    }

    @Test
    void aProcessHasNoFileOrSocketOpenElsewhereAndLeavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Path home = Files.createDirectory(directory.resolve("home"));
        Path store = directory.resolve("store");
        List<String> open =
                runUser(List.of("-Djava.io.tmpdir=" + temporary, "-Duser.home=" + home, "-XX:-UsePerfData"), store);
        List<String> foreign = open.stream()
                .filter(file -> !file.isEmpty() && !file.startsWith(store + "/") && !isOfJava(file))
                .toList();
        assertEquals(List.of(), foreign);
        assertEquals(List.of("home", "store", "tmp"), names(directory));
        assertEquals(List.of(), names(temporary));
        assertEquals(List.of(), names(home));
        List<String> files = List.of("cairn-store.lock", "cairn-store.properties", "checkpoint", "log-2");
        assertEquals(files, names(store));
    }

    private static boolean isOfJava(String file) {
        return file.endsWith(".jar")
                || file.endsWith("/modules")
                || file.startsWith("pipe:")
                || file.startsWith("/dev/")
                || file.startsWith("/proc/");
    }

    @Test
    void nothingThatReportsIsOnTheClassPath() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("net.openhft.chronicle.analytics.Analytics"));
    }

    private static List<String> runUser(List<String> options, Path store) throws Exception {
        List<String> all = new ArrayList<>(Flags.NEEDED);
        all.addAll(options);
        try (ChildJvm child = ChildJvm.start(all, User.class, store)) {
            List<String> said = child.lines();
            assertEquals(0, child.exitCode(), said::toString);
            return said.stream()
                    .filter(line -> line.startsWith("open "))
                    .map(line -> line.substring("open ".length()))
                    .toList();
        }
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Writes until there is a checkpoint, reads, and says which files are open, where the system tells. */
    static final class User {
        private User() {}

        public static void main(String[] args) throws IOException {
            TreeSet<String> open = new TreeSet<>();
            try (StorageEngine engine = Engines.open(Path.of(args[0]))) {
                for (int number = 0; number < 70; number++) {
                    commit(engine, put(Table.TAGS, key(number % 2), new byte[1 << 20]));
                    open.addAll(openFiles());
                }
                get(engine, Table.TAGS, key(1));
            }
            open.forEach(file -> System.out.println("open " + file));
        }

        private static List<String> openFiles() throws IOException {
            Path descriptors = Path.of("/proc/self/fd");
            if (!Files.isDirectory(descriptors)) {
                return List.of();
            }
            List<String> open = new ArrayList<>();
            try (Stream<Path> links = Files.list(descriptors)) {
                for (Path link : links.toList()) {
                    String file = Files.isSymbolicLink(link)
                            ? Files.readSymbolicLink(link).toString()
                            : "";
                    if (!file.startsWith("socket:") || isOfTheNetwork(file)) {
                        open.add(file);
                    }
                }
            }
            return open;
        }

        /** Java itself has a pair of sockets that lead nowhere. */
        private static boolean isOfTheNetwork(String socket) throws IOException {
            String number = socket.replaceAll("[^0-9]", "");
            for (String kind : List.of("tcp", "tcp6", "udp", "udp6", "raw", "raw6")) {
                Path list = Path.of("/proc/self/net", kind);
                if (Files.exists(list) && Files.readString(list).contains(" " + number + " ")) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Looks a host up, as something that reports would. */
    static final class Caller {
        private Caller() {}

        public static void main(String[] args) throws IOException {
            System.out.println(java.net.InetAddress.getByName("localhost"));
        }
    }
}
