package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.COR_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * COR-1: every file of a store is damaged in every way, each time in a fresh copy, and a process that may die opens it.
 *
 * <p>{@code -Dconformance.damages=10000} makes so many instead of the profile's number.
 */
abstract class DamageRules {
    private static final int DAMAGES = 250;
    private static final String WANTED = "conformance.damages";

    /** After which a store that is being opened, read and written hangs. */
    private static final int SECONDS = 5;

    @RuleTest(COR_1)
    void damageIsRefusedOrHarmsNothing(Stores stores) throws IOException {
        List<String> beside = names(Path.of(""));
        TagStore store = stores.open();
        StoreHistory.commitAll(store);
        List<Map<Row, String>> states = StoreHistory.states();
        Row.assertSame(states.get(states.size() - 1), store.read(Row::all), "before the damage");
        store.close();
        if (stores.isVolatile()) {
            assertEquals(List.of(), names(stores.directory()), "files of a volatile store, which has none to damage");
            assertEquals(beside, names(Path.of("")), "files in the working directory");
        } else {
            damageAll(stores).forEach((outcome, count) -> stores.record("damages " + outcome, count));
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory.toAbsolutePath())) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private static Map<String, Integer> damageAll(Stores stores) throws IOException {
        Map<String, Integer> outcomes = new TreeMap<>();
        ChildJvm child = stores.start(ChildLimits.mortal(), ChildProgram.DAMAGED, SECONDS);
        DamagedCopies copies = new DamagedCopies(stores, child);
        assertEquals("right", copies.outcomeOfNoDamage(), "a copy without damage");
        for (DamagedCopies.Case one : copies.cases(Integer.getInteger(WANTED, stores.times(DAMAGES)))) {
            outcomes.merge(copies.outcome(one), 1, Integer::sum);
        }
        child.tell("");
        child.awaitSuccess();
        assertTrue(outcomes.getOrDefault("refused", 0) > 0, () -> "no damage was refused: " + outcomes);
        return outcomes;
    }
}
