package dev.cairn.conformance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tests that hung, one directly after the other. Where whatever is asked of a store hangs, the rest is not asked: it would take
 * hours, and say the same.
 */
final class Hangs {
    private static final int ENOUGH = 3;

    private final List<String> inARow = new ArrayList<>();

    /**
     * Lets a test begin.
     *
     * @throws AssertionError if those before it hung
     */
    synchronized void refuse() {
        if (inARow.size() >= ENOUGH) {
            throw new AssertionError("not tried, because the " + ENOUGH
                    + " tests that ran last did not come to an end: mend " + String.join(", ", inARow) + " first");
        }
    }

    /** Takes note of how a test that was let begin ended. */
    synchronized void ended(Rule rule, @Nullable Throwable thrown) {
        if (thrown instanceof TimeLimit.Hang) {
            inARow.add(rule.id());
        } else {
            inARow.clear();
        }
    }
}
