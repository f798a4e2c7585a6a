package dev.cairn.backend.chronicle.journal;

import java.io.IOException;
import java.util.List;

/**
 * The directory of a store, as far as the journal needs one: small enough for a simulated one that loses power.
 *
 * <p>A name that was made, changed or removed survives a loss of power only after {@link #force}. No operation is harmed by
 * an interrupt of the calling thread.
 */
public interface Disk {
    /** Returns how messages name a file. */
    String describe(String name);

    /** Makes an empty file, in the place of one with this name. */
    DiskFile create(String name) throws IOException;

    /**
     * Opens a file that is there.
     *
     * @throws java.nio.file.NoSuchFileException if it is not
     */
    DiskFile open(String name) throws IOException;

    /** Returns whether there is a file with this name now. */
    boolean contains(String name);

    /** Returns the names of all files. */
    List<String> names() throws IOException;

    /** Gives a file another name, in the place of the one that has it: at once, so that no moment shows neither. */
    void rename(String from, String to) throws IOException;

    /** Removes a file. */
    void delete(String name) throws IOException;

    /** Forces the names to the device. */
    void force() throws IOException;
}
