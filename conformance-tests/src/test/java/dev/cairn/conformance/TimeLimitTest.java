package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long a rule may take, and what a backend's author learns of one that hangs. */
class TimeLimitTest {
    private final AtomicInteger hangs = new AtomicInteger();

    private long seconds(double factor) {
        return new TimeLimit("DUR-2", factor, hangs).length().toSeconds();
    }

    @Test
    void everyHangHalvesTheTimeOfLaterTestsDownToASixteenth() {
        List<Long> limits = IntStream.range(0, 6)
                .mapToObj(hung -> {
                    hangs.set(hung);
                    return seconds(2);
                })
                .toList();
        assertEquals(List.of(360L, 180L, 90L, 45L, 22L, 22L), limits);
    }

    @Test
    void nothingIsEndedBeforeTenSeconds() {
        assertEquals(10, seconds(0.000_1));
    }

    @Test
    void aHangIsCountedAndSaysWhereItIs() {
        TimeLimit limit = new TimeLimit("DUR-2", 0.000_1, hangs);
        AssertionError hang = assertThrows(AssertionError.class, () -> limit.run(TimeLimitTest::hang));
        assertTrue(
                hang.getMessage().startsWith("still running after 10 s, in ")
                        && hang.getMessage().contains("TimeLimitTest.hang"),
                hang::getMessage);
        assertEquals(1, hangs.get());
    }

    private static void hang() throws InterruptedException {
        Thread.sleep(60_000);
    }

    @Test
    void aBudgetThatIsNoFactorIsRefused() {
        for (double budget : new double[] {0, -1, Double.NaN, 1_001}) {
            Backend backend = new Backend("memory");
            WithBudget suite = new WithBudget(budget);
            IllegalStateException refusal =
                    assertThrows(IllegalStateException.class, () -> new Subject(backend, 1, Profile.DEFAULT, suite));
            assertTrue(refusal.getMessage().contains("returns " + budget), refusal::getMessage);
        }
    }

    private static final class WithBudget extends TagStoreConformance {
        private final double budget;

        WithBudget(double budget) {
            this.budget = budget;
        }

        @Override
        protected double budget() {
            return budget;
        }
    }
}
