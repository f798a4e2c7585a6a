package dev.cairn.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The directories that this process has open (storage.md SPI-7).
 *
 * <p>The one piece of static state in Cairn, and it has to be: on POSIX, closing any descriptor of a file drops every
 * lock that the process has on it, so a second open must be refused before it touches the lock file.
 */
public final class OpenDirectories {
    private static final ConcurrentMap<Object, String> HOLDERS = new ConcurrentHashMap<>();

    private OpenDirectories() {}

    /** Claims a directory for this process; returns who has it if it is claimed already. */
    public static Optional<String> claim(Object directory) {
        String me = "this process, which opened it at " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " in thread '"
                + Thread.currentThread().getName() + "'";
        return Optional.ofNullable(HOLDERS.putIfAbsent(directory, me));
    }

    /** Gives a directory up. */
    public static void release(Object directory) {
        HOLDERS.remove(directory);
    }

    /** Returns what identifies a directory whatever the spelling of its path: the file's key, or else its real path. */
    public static Object identify(Path directory) throws IOException {
        Object key = Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
        return key == null ? directory.toRealPath() : key;
    }
}
