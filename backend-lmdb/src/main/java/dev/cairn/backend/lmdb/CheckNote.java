package dev.cairn.backend.lmdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The note beside a data file that one state of it has been checked, so that it need not be checked again.
 *
 * <p>The note is the state itself, as text: the last transaction, and the file system's identity, length and times of the file. It
 * fits only the file that is in that very state, so that nobody has to remove it: whoever writes into the file moves its time of
 * change, which no program can set. It is made only of a file that was last changed before the file system's present time;
 * a later change cannot have the same time then. Without such attributes there is no note. That one cannot be read or
 * written is no failure: the file is checked instead. Immutable.
 */
final class CheckNote {
    /** The name of the note in the directory of a store. */
    static final String NAME = DataFile.NAME + ".checked";

    // To be raised when the check finds more than it did.
    private static final int CHECK = 1;
    private static final String ATTRIBUTES = "unix:dev,ino,size,lastModifiedTime,ctime";
    private static final String CHANGED = "ctime";

    private final Path data;
    private final Path note;
    private final Path next;

    /** Makes the note on the data file {@code data}. */
    CheckNote(Path data) {
        this.data = data;
        this.note = data.resolveSibling(NAME);
        this.next = data.resolveSibling(NAME + ".tmp");
    }

    /** Returns whether the file, at this transaction, is in the state that was noted. */
    boolean fits(long transaction) {
        try {
            byte[] state = bytes(state(transaction, attributes(data)));
            return Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(note) == state.length
                    && Arrays.equals(Files.readAllBytes(note), state);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noNote) {
            return false;
        }
    }

    /**
     * Returns the state that the file is in, to be {@linkplain #write written} when it has been checked after this call; empty if
     * it was changed so lately that the next change could go unnoticed, or if the file system cannot tell.
     */
    Optional<String> begin(long transaction) {
        try {
            FileTime now = now();
            Map<String, Object> attributes = attributes(data);
            return now.compareTo(changed(attributes)) > 0
                    ? Optional.of(state(transaction, attributes))
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noNote) {
            return Optional.empty();
        }
    }

    /** Writes the note of a state that {@link #begin} returned, unless another process is about to. */
    void write(String state) {
        try {
            Files.write(next, bytes(state));
            Files.move(next, note, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritten) {
            // Of a full disk, or one that may only be read: the next open checks the file again.
        }
    }

    /** Returns the time that a change would have now, by the clock of the file system. */
    private FileTime now() throws IOException {
        Files.deleteIfExists(next);
        Files.write(next, new byte[0], StandardOpenOption.CREATE_NEW);
        return changed(attributes(next));
    }

    private static FileTime changed(Map<String, Object> attributes) {
        return (FileTime) Objects.requireNonNull(attributes.get(CHANGED));
    }

    private static Map<String, Object> attributes(Path file) throws IOException {
        return Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    private static String state(long transaction, Map<String, Object> of) {
        return "check " + CHECK + " transaction " + transaction + " device " + of.get("dev") + " inode " + of.get("ino")
                + " bytes " + of.get("size") + " modified " + of.get("lastModifiedTime") + " changed "
                + of.get(CHANGED) + "\n";
    }

    private static byte[] bytes(String state) {
        return state.getBytes(StandardCharsets.US_ASCII);
    }
}
