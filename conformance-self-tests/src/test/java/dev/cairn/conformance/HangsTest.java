package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A store that hangs is told of while it hangs, and costs the time of three tests, not of all. */
@Isolated("it listens to the standard output")
class HangsTest {
    @Test
    void whereEverythingHangsTheRestFailsAtOnceAndProgressIsTold() {
        PrintStream out = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        Certification run;
        try {
            run = Certification.of(Hanging.class, Map.of());
        } finally {
            System.setOut(out);
        }
        assertEquals(List.of(), run.skipped);
        long hung = run.failures.stream()
                .filter(failure -> failure.getCause() instanceof TimeLimit.Hang)
                .count();
        assertTrue(hung >= 3 && hung < 10, () -> hung + " tests hung");
        assertTrue(
                run.failures.stream()
                        .anyMatch(failure -> failure.getMessage().contains("not tried, because the 3 tests")),
                "the rest should fail without having been tried");
        assertTrue(told.toString(StandardCharsets.UTF_8).contains("is still running after"), "progress");
        assertTrue(told.toString(StandardCharsets.UTF_8).contains("HangsTest$Hanging.decorate"), "where it hangs");
    }

    @StoreUnderTest("memory")
    static class Hanging extends TagStoreConformance {
        @Override
        protected double budget() {
            return 0.002;
        }

        @Override
        TagStore decorate(TagStore store) {
            while (!Thread.interrupted()) {
                LockSupport.park();
            }
            return store;
        }
    }

    @Test
    void hangsWithSomethingElseInBetweenAreNotInARow() {
        Hangs hangs = new Hangs();
        TimeLimit.Hang hang = new TimeLimit.Hang("hangs", new StackTraceElement[0]);
        hangs.ended(Rule.ATO_1, hang);
        hangs.ended(Rule.ATO_2, hang);
        hangs.ended(Rule.ATO_3, null);
        hangs.ended(Rule.ISO_1, hang);
        hangs.ended(Rule.ISO_2, hang);
        assertDoesNotThrow(hangs::refuse);
        hangs.ended(Rule.ISO_3, hang);
        AssertionError refused = assertThrows(AssertionError.class, hangs::refuse);
        assertTrue(refused.getMessage().endsWith("mend ISO-1, ISO-2, ISO-3 first"), refused::getMessage);
    }
}
