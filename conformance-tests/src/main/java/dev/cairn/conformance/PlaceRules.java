package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.SPI_7;
import static dev.cairn.conformance.Rule.SPI_8;
import static dev.cairn.conformance.Shortcuts.payload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.ForeignStoreException;
import dev.cairn.api.StoreAccessException;
import dev.cairn.api.StoreLockedException;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** SPI-7 and SPI-8: who may open a store where. A volatile store has no place, so its places must stay untouched. */
abstract class PlaceRules {
    private static final byte[] PARENT = Bytes.of("parent");

    @RuleTest(SPI_7)
    void aSecondOpenInOneProcessIsRefusedByAnySpellingOfThePath(Stores stores) throws IOException {
        TagStore holder = stores.open();
        put(holder, PARENT);
        if (stores.isVolatile()) {
            assertFalsePresent(stores.open(), PARENT, "another volatile store holds what the first one was given");
        } else {
            for (Path spelling : spellings(stores)) {
                Refusal.of(
                                StoreLockedException.class,
                                "a second open, as " + spelling,
                                () -> stores.open(stores.spec().at(spelling)))
                        .mentions("process");
            }
        }
        assertPresent(holder, PARENT);
    }

    @RuleTest(SPI_7)
    void aSecondProcessIsRefusedOrSharesAsTheTraitSays(Stores stores) {
        TagStore holder = stores.open();
        put(holder, PARENT);
        ChildJvm child = stores.start(ChildProgram.HOLD, "parent");
        if (stores.isVolatile()) {
            assertEquals("false", child.expect("found"), "a volatile store is seen by another process");
            child.expect("committed");
            assertFalsePresent(holder, HoldProgram.KEY, "a volatile store shows what another process wrote");
        } else if (stores.isShared()) {
            assertEquals("true", child.expect("found"), "what was committed is seen by another process");
            child.expect("committed");
            assertPresent(holder, HoldProgram.KEY);
        } else {
            String refusal = child.expect("refused StoreLockedException:");
            assertTrue(
                    refusal.contains(String.valueOf(pid())), () -> "does not name process " + pid() + ": " + refusal);
        }
        put(holder, Bytes.of("unharmed"));
        assertPresent(holder, Bytes.of("unharmed"));
        child.tell("go on");
        child.awaitSuccess();
    }

    @RuleTest(SPI_8)
    void aMissingDirectoryIsCreated(Stores stores) throws IOException {
        Path place = stores.directory().resolve("a").resolve("b");
        TagStore store =
                stores.isVolatile() ? stores.open() : stores.open(stores.spec().at(place));
        put(store, PARENT);
        assertPresent(store, PARENT);
        assertEquals(!stores.isVolatile(), Files.isDirectory(place), "the directory was made");
        assertEquals(stores.isVolatile(), files(stores.directory()).isEmpty(), "files were made");
    }

    @RuleTest(SPI_8)
    void aFileInThePlaceOfTheDirectoryIsRefused(Stores stores) throws IOException {
        Path file = Files.writeString(stores.directory().resolve("file"), "mine");
        assertRefused(stores, StoreAccessException.class, file);
        assertRefused(stores, StoreAccessException.class, file.resolve("below"));
        assertWorks(stores);
    }

    @RuleTest(SPI_8)
    void foreignFilesAndStoresOfOthersAreRefusedAndLeftAsTheyWere(Stores stores) throws IOException {
        Path foreign = Files.createDirectory(stores.directory().resolve("foreign"));
        Files.writeString(foreign.resolve("notes.txt"), "mine");
        assertRefused(stores, ForeignStoreException.class, foreign);
        assertRefused(stores, ForeignStoreException.class, marked(stores, "others", 1));
        assertRefused(
                stores,
                ForeignStoreException.class,
                marked(stores, stores.spec().backend(), Integer.MAX_VALUE));
        assertWorks(stores);
    }

    @RuleTest(SPI_8)
    void aDirectoryWithoutPermissionIsRefused(Stores stores) throws IOException {
        Path sealed = Files.createDirectory(stores.directory().resolve("sealed"));
        assertTrue(sealed.toFile().setWritable(false), "the test can take the permission away");
        if (Files.isWritable(sealed)) {
            // To a superuser nothing is sealed.
            TagStore store = stores.isVolatile()
                    ? stores.open()
                    : stores.open(stores.spec().at(sealed));
            put(store, PARENT);
            assertPresent(store, PARENT);
        } else {
            assertRefused(stores, StoreAccessException.class, sealed);
            assertWorks(stores);
        }
        assertTrue(sealed.toFile().setWritable(true), "the test can give the permission back");
    }

    private static List<Path> spellings(Stores stores) throws IOException {
        Path place = stores.directory().resolve("store");
        Path link = Files.createSymbolicLink(stores.directory().resolve("link"), place);
        Path relative = Path.of("").toAbsolutePath().relativize(place);
        return List.of(place, place.resolve("..").resolve("store"), relative, link);
    }

    /** Makes the directory of a store that says it belongs to {@code backend}. */
    private static Path marked(Stores stores, String backend, int format) throws IOException {
        Path directory = Files.createDirectory(stores.directory().resolve("store-of-" + backend + "-" + format));
        String marker = "backend=" + backend + "\nformat=" + format + "\nidentity=" + new UUID(1, 2)
                + "\ncreated=2026-01-01T00:00:00Z\nstate=ready\n";
        Files.writeString(directory.resolve("cairn-store.properties"), marker);
        return directory;
    }

    private static void assertRefused(Stores stores, Class<? extends TagStoreException> type, Path place)
            throws IOException {
        Map<String, String> before = files(stores.directory());
        if (!stores.isVolatile()) {
            Refusal.of(type, "open of " + place, () -> stores.open(stores.spec().at(place)))
                    .mentions(place.toString());
        }
        assertUntouched(before, files(stores.directory()), place);
    }

    private static void assertUntouched(Map<String, String> before, Map<String, String> after, Path place) {
        Set<String> touched = new TreeSet<>(before.keySet());
        touched.addAll(after.keySet());
        touched.removeIf(file -> Objects.equals(before.get(file), after.get(file)));
        assertEquals(Set.of(), touched, () -> "files made, changed or removed by the refused open of " + place);
    }

    private static void assertWorks(Stores stores) {
        TagStore store = stores.open();
        put(store, PARENT);
        assertPresent(store, PARENT);
    }

    /** Returns every file below a directory with its text. */
    private static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path file : walk.filter(path -> !path.equals(directory)).toList()) {
                files.put(
                        directory.relativize(file).toString(),
                        Files.isRegularFile(file) ? Bytes.hex(Files.readAllBytes(file)) : "directory");
            }
        }
        return files;
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static void put(TagStore store, byte[] key) {
        Shortcuts.put(store, Table.META, key, key);
    }

    private static void assertPresent(TagStore store, byte[] key) {
        assertEquals(Bytes.hex(key), payload(store, Table.META, key), "what the holder reads");
    }

    private static void assertFalsePresent(TagStore store, byte[] key, String what) {
        assertEquals("absent", payload(store, Table.META, key), what);
    }
}
