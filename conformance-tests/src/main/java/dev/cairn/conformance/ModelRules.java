package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.MODEL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** MODEL: what no rule thought of. */
abstract class ModelRules {
    private static final long SHRINKING = 150_000;

    @RuleTest(MODEL)
    void randomSequencesOfAllOperationsAgreeWithTheModel(Stores stores) throws IOException {
        StoreSpec spec = stores.relaxed();
        int sequences = stores.times(40);
        for (int sequence = 0; sequence < sequences; sequence++) {
            compare(stores, spec, generator(stores).program(400, 0), place -> new Session(() -> stores.open(place)));
        }
        stores.record("sequences", sequences);
    }

    @RuleTest(MODEL)
    void randomSequencesWithKillNineInsideAgreeWithTheModel(Stores stores) throws IOException {
        StoreSpec spec = stores.spec();
        int sequences = stores.times(4);
        for (int sequence = 0; sequence < sequences; sequence++) {
            compare(
                    stores,
                    spec,
                    generator(stores).program(120, 2),
                    place -> new MortalSession(() -> stores.start(place, ChildProgram.SESSION)));
        }
        stores.record("sequences with crashes", sequences);
    }

    private static ProgramGenerator generator(Stores stores) {
        return new ProgramGenerator(stores.random().nextLong(), stores.traits());
    }

    private static void compare(
            Stores stores, StoreSpec spec, List<Operation> program, Function<StoreSpec, Machine> machine) {
        Function<List<Operation>, Walk> run = attempt -> {
            try (Machine fresh = machine.apply(stores.elsewhere(spec))) {
                return Walk.of(attempt, fresh, stores.traits());
            }
        };
        Walk walk = run.apply(program);
        if (walk.fails()) {
            Walk smallest = new Shrinker(walk, SHRINKING, run).shrink();
            throw new ShrunkFailure(spec, smallest, program.size());
        }
        assertEquals(program, walk.program(), "the steps that were made");
    }
}
