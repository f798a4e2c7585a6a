package dev.cairn.backend.chronicle.journal;

import dev.cairn.api.Table;
import org.jspecify.annotations.Nullable;

/** Finds tables by the numbers that stand for them in files. */
final class TableNumbers {
    private static final @Nullable Table[] TABLES = new @Nullable Table[256];

    static {
        for (Table table : Table.values()) {
            TABLES[table.number()] = table;
        }
    }

    private TableNumbers() {}

    /** Returns the table with a number from 0 to 255, or {@code null} if there is none. */
    static @Nullable Table find(int number) {
        return TABLES[number];
    }
}
