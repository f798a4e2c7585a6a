package dev.cairn.core.export;

import dev.cairn.core.migration.TableDigest;

/** What writer and reader of an export agree on besides its entries. */
final class ExportFormat {
    /** What every export begins with; a number follows. */
    static final String NAME = "cairn-export ";

    /** The first line. */
    static final String FIRST_LINE = NAME + 1;

    /** What the second line begins with; the number of all entries follows. */
    static final String ENTRIES = "entries ";

    /** The last line; a file without it was cut short. */
    static final String LAST_LINE = "end";

    /** The longest line, in bytes without its line feed. */
    static final int MAX_LINE_BYTES = 1 << 16;

    /** The most lines of one entry behind its first. The longest payload takes as many in its raw form. */
    static final int MAX_PAYLOAD_LINES = 1 << 15;

    /** The most bytes of one entry. The longest payload takes about half of it in its raw form. */
    static final int MAX_ENTRY_BYTES = 4 << 20;

    private ExportFormat() {}

    /** Returns the line behind the entries of a table. */
    static String total(TableDigest table) {
        return "total " + table.table().storedName() + " " + table.entries() + " " + table.digest();
    }
}
