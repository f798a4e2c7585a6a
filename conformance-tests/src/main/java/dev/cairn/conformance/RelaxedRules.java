package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.DUR_3;
import static dev.cairn.conformance.Shortcuts.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.TagStore;
import java.util.List;

/**
 * DUR-3: relaxed durability, where a backend offers it, and its refusal where it does not. What a loss of power leaves
 * cannot be seen from here; everything short of that must be as without the option.
 */
abstract class RelaxedRules {
    private static final long BATCHES = 15;

    @RuleTest(DUR_3)
    void relaxedDurabilityIsOfferedOrRefusedByName(Stores stores) {
        boolean offered = stores.offersRelaxed();
        String refused = offered ? "perhaps" : "relaxed";
        Refusal.of(
                        InvalidOptionException.class,
                        "open with durability=" + refused,
                        () -> stores.open(stores.spec().with("durability", refused)))
                .mentions("durability")
                .mentions(offered ? "relaxed" : "durability");
        TagStore store = stores.open(stores.relaxed());
        Stamp.commit(store, 1);
        assertEquals(1, number(store, Stamp::seen), "what was committed with durability as relaxed as it is offered");
    }

    @RuleTest(DUR_3)
    void relaxedDurabilityKeepsWholeBatchesInOrderOverAnOrderlyClose(Stores stores) {
        StoreSpec spec = stores.relaxed();
        TagStore store = stores.open(spec);
        for (long batch = 1; batch <= BATCHES; batch++) {
            long next = batch;
            store.write(tx -> {
                NumberedBatch.put(tx, next, stores.traits());
                return null;
            });
            assertEquals(next, number(store, NumberedBatch::lastWhole), "the last batch, committed just now");
        }
        store.close();
        for (StoreSpec again : List.of(spec, stores.spec())) {
            assertEquals(stores.isVolatile() ? 0 : BATCHES, lastWhole(stores, again), "the last batch with " + again);
        }
    }

    @RuleTest(DUR_3)
    void relaxedDurabilityKeepsWholeBatchesInOrderOverKillNine(Stores stores) {
        StoreSpec spec = stores.relaxed();
        for (int kill = 0; kill < stores.times(3); kill++) {
            long first = lastWhole(stores, spec) + 1;
            Crash crash =
                    Crash.unawares(stores, spec, first, first + stores.random().nextInt(10));
            long kept = lastWhole(stores, spec);
            long least = stores.isVolatile() ? 0 : crash.acknowledged();
            long most = stores.isVolatile() ? 0 : crash.inFlight();
            assertTrue(least <= kept && kept <= most, () -> "the last batch is " + kept + " after " + crash);
        }
    }

    private static long lastWhole(Stores stores, StoreSpec spec) {
        try (TagStore store = stores.open(spec)) {
            return number(store, NumberedBatch::lastWhole);
        }
    }
}
