package dev.cairn.conformance;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import java.util.List;

/** Adds 1 to a counter, again and again. */
final class CountProgram {
    static final byte[] COUNTER = Bytes.of("counter");

    private CountProgram() {}

    static void run(StoreSpec spec, List<String> arguments) {
        try (TagStore store = spec.open()) {
            ChildMain.say("open");
            ChildMain.awaitWord();
            add(store, Integer.parseInt(arguments.get(0)));
            ChildMain.say("done");
        }
    }

    static void add(TagStore store, int times) {
        for (int i = 0; i < times; i++) {
            store.write(tx -> {
                tx.put(Table.META, COUNTER, Bytes.of(Bytes.number(tx, Table.META, COUNTER) + 1));
                return null;
            });
        }
    }
}
