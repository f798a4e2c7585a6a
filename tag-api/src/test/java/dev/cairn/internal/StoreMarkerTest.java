package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.StoreCorruptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FMT-1: the file that makes a directory a store, line by line; and who has the directory open (SPI-7). */
class StoreMarkerTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path directory;

    @Test
    void isReadAsItWasWritten() throws IOException {
        assertEquals(Optional.empty(), StoreMarker.read(directory));
        for (boolean ready : new boolean[] {false, true}) {
            StoreMarker marker = new StoreMarker("acme", 1, new UUID(1, 2), CREATED, ready);
            marker.write(directory);
            assertEquals(Optional.of(marker), StoreMarker.read(directory));
        }
        assertEquals("""
                # This directory is a Cairn store. Do not edit or remove this file.
                backend=acme
                format=1
                identity=00000000-0000-0001-0000-000000000002
                created=2026-01-02T03:04:05Z
                state=ready
                """, Files.readString(file()));
    }

    @Test
    void saysWhichLineIsDamaged() throws IOException {
        new StoreMarker("acme", 3, new UUID(1, 2), CREATED, true).write(directory);
        String whole = Files.readString(file());
        Map<String, String> damages = Map.of(
                whole.replace("backend", "backand"),
                "the line 'backend' is missing",
                whole.replace("format=3", "format=0"),
                "there is no format 0",
                whole.replace("state=ready", "state=red"),
                "the state 'red' is unknown",
                whole.replace("2026-", "then-"),
                "then-",
                whole + "#".repeat(4097 - whole.length()),
                "it is longer than 4096 bytes");
        for (Map.Entry<String, String> damage : damages.entrySet()) {
            Files.writeString(file(), damage.getKey());
            StoreCorruptException thrown = assertThrows(StoreCorruptException.class, () -> StoreMarker.read(directory));
            assertTrue(thrown.getMessage().contains(damage.getValue()), thrown.getMessage());
        }
    }

    @Test
    void hasAtMostFourKibibytes() throws IOException {
        new StoreMarker("acme", 3, new UUID(1, 2), CREATED, true).write(directory);
        String whole = Files.readString(file());
        Files.writeString(file(), whole + "#".repeat(4096 - whole.length()));
        assertEquals(3, StoreMarker.read(directory).orElseThrow().format());
    }

    @Test
    void itsDirectoryIsClaimedOnceByWhateverSpelling() throws IOException {
        Object identity = OpenDirectories.identify(directory);
        assertEquals(identity, OpenDirectories.identify(directory.resolve("../" + directory.getFileName())));
        Object fileKey =
                Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
        assertEquals(Optional.ofNullable(fileKey).orElse(directory.toRealPath()), identity);
        assertEquals(Optional.empty(), OpenDirectories.claim(identity));
        String holder = OpenDirectories.claim(identity).orElseThrow();
        assertTrue(holder.contains("thread '" + Thread.currentThread().getName() + "'"), holder);
        OpenDirectories.release(identity);
        assertEquals(Optional.empty(), OpenDirectories.claim(identity));
        OpenDirectories.release(identity);
    }

    private Path file() {
        return directory.resolve(StoreMarker.FILE_NAME);
    }
}
