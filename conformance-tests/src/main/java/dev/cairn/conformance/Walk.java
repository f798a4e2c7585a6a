package dev.cairn.conformance;

import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.conformance.Operation.Commit;
import dev.cairn.conformance.Operation.KillInCommit;
import dev.cairn.conformance.Operation.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * A program's way through a machine and through the model at the same time, up to the first step that they see
 * differently.
 *
 * @param steps the steps made; all but the last agree
 */
record Walk(List<Step> steps) {
    /**
     * One step.
     *
     * @param operation what was done
     * @param expected what may be seen of it, by the model
     * @param seen what was seen of it, on the machine
     */
    record Step(Operation operation, List<String> expected, String seen) {
        boolean agrees() {
            return expected.contains(seen);
        }
    }

    static Walk of(List<Operation> program, Machine machine, StoreTraits traits) {
        ModelStore store = new ModelStore(traits);
        Session model = new Session(store::opened);
        List<Step> steps = new ArrayList<>();
        for (Operation operation : program) {
            String seen = machine.run(operation);
            Step step = new Step(operation, expected(operation, seen, model, traits.durability()), seen);
            steps.add(step);
            if (!step.agrees()) {
                break;
            }
        }
        return new Walk(steps);
    }

    /** Makes a step on the model, which takes the side that the store took where it may take either. */
    private static List<String> expected(Operation operation, String seen, Session model, Durability durability) {
        if (!(operation instanceof KillInCommit) || !model.isOpen(Slot.WRITER) || durability == Durability.VOLATILE) {
            return List.of(model.run(operation));
        }
        String without = model.everything();
        String whole = model.reading(Slot.WRITER, Sight::ofAll);
        if (whole.equals(seen)) {
            model.run(new Commit());
        }
        model.run(operation);
        return List.of(without, whole);
    }

    boolean fails() {
        return !steps.isEmpty() && !last().agrees();
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    List<Operation> program() {
        return steps.stream().map(Step::operation).toList();
    }
}
