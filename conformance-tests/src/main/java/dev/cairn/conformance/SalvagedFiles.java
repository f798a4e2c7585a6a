package dev.cairn.conformance;

import dev.cairn.api.Entry;
import dev.cairn.api.FileDamage;
import dev.cairn.api.SalvageReceiver;
import dev.cairn.api.Table;
import dev.cairn.api.TagStoreException;
import dev.cairn.api.TagStores;
import java.util.List;
import java.util.Map;

/** The files of a store that may be damaged, read without opening it: nothing is found that was never stored. */
final class SalvagedFiles implements SalvageReceiver {
    private final List<Map<Row, String>> states;
    private int damages;

    private SalvagedFiles(List<Map<Row, String>> states) {
        this.states = states;
    }

    /** Returns whether something is wrong with the files as far as can be told; fails if what they give up was in none of the states. */
    static boolean areDamaged(StoreSpec spec, List<Map<Row, String>> states) {
        SalvagedFiles files = new SalvagedFiles(states);
        try {
            return !TagStores.salvage(spec.backend(), spec.path(), files) || files.damages > 0;
        } catch (TagStoreException refused) {
            return true;
        }
    }

    @Override
    public void entry(Table table, Entry entry) {
        Row row = Row.of(table, entry.key());
        String payload = Row.hex(entry.payload());
        if (states.stream().noneMatch(state -> payload.equals(state.get(row)))) {
            throw new AssertionError("salvaged " + row + " with a payload that was never stored");
        }
    }

    @Override
    public void stray(Table table, Entry entry) {
        entry(table, entry);
    }

    @Override
    public void corrupt(Table table, byte[] key, String what) {
        damages++;
    }

    @Override
    public void damage(FileDamage damage) {
        damages++;
    }
}
