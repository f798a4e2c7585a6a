package dev.cairn.core.export;

import com.google.common.base.Ascii;
import dev.cairn.api.TagStoreException;

/** A file is no export, or a damaged one; names the line. The target, if anything was written to it, says that it is incomplete. */
public final class ExportFormatException extends TagStoreException {
    private static final long serialVersionUID = 1L;
    private static final int MESSAGE_CHARACTERS = 300;

    private final long line;

    /**
     * Makes an exception for one line.
     *
     * @param file what to call the file
     * @param line the number of the line, from 1
     * @param what what is wrong, and what is to be done
     */
    ExportFormatException(String file, long line, String what) {
        // What is damaged may be long, and is quoted.
        super(file + ", line " + line + ": " + Ascii.truncate(what, MESSAGE_CHARACTERS, "..."));
        this.line = line;
    }

    /** Makes an exception for a line that no export has. */
    static ExportFormatException damaged(String file, long line, String what) {
        return new ExportFormatException(
                file,
                line,
                Ascii.truncate(what, MESSAGE_CHARACTERS / 2, "...")
                        + ". The file was cut, damaged or edited, or is of a newer version of Cairn: export the store again.");
    }

    /** Returns the number of the line, from 1. */
    public long line() {
        return line;
    }
}
