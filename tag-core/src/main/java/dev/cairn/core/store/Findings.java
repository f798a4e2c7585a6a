package dev.cairn.core.store;

import dev.cairn.api.CorruptEntryException;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import dev.cairn.core.CorruptRecordException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Takes down what is wrong, and goes on. */
final class Findings {
    private final Consumer<Finding> receiver;
    private long count;

    Findings(Consumer<Finding> receiver) {
        this.receiver = receiver;
    }

    void add(Table table, byte[] key, String what) {
        count++;
        receiver.accept(new Finding(table, HexFormat.of().formatHex(key), what));
    }

    /** Makes a check that may meet damage in the record it looks at; that of another entry is found where that one is checked. */
    void attempt(Table table, byte[] key, Runnable check) {
        try {
            check.run();
        } catch (CorruptEntryException elsewhere) {
            if (elsewhere.table() == table) {
                add(table, elsewhere.key(), String.valueOf(elsewhere.getMessage()));
            }
        } catch (CorruptRecordException damaged) {
            if (damaged.table() == table) {
                add(table, damaged.key(), String.valueOf(damaged.getMessage()));
            }
        } catch (StoreCorruptException damaged) {
            add(table, key, String.valueOf(damaged.getMessage()));
        }
    }

    long count() {
        return count;
    }
}
