package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a test class may ask for. */
class BudgetTest {
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
