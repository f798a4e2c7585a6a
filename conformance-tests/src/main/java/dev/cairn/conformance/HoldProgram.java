package dev.cairn.conformance;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStoreException;
import java.util.List;

/** Opens the store, says what it finds there, commits an entry, and holds the store until told to go on. */
final class HoldProgram {
    static final byte[] KEY = Bytes.of("child");

    private HoldProgram() {}

    static void run(StoreSpec spec, List<String> arguments) {
        try (TagStore store = spec.open()) {
            byte[] parents = Bytes.of(arguments.get(0));
            ChildMain.say("found " + store.read(tx -> tx.contains(Table.META, parents)));
            store.write(tx -> {
                tx.put(Table.META, KEY, KEY);
                return null;
            });
            ChildMain.say("committed");
            ChildMain.awaitWord();
        } catch (TagStoreException refusal) {
            ChildMain.say("refused " + refusal.getClass().getSimpleName() + ": " + refusal.getMessage());
        }
    }
}
