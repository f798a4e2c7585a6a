package dev.cairn.conformance;

import java.util.regex.Pattern;

/** A rule that a backend broke: which rule, which backend, what was seen, and how to see it again. */
final class ConformanceFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    /** What JUnit adds to the message of a condition that does not hold, and nobody learns from. */
    private static final Pattern NOISE =
            Pattern.compile(" ==> expected: <(true> but was: <false|false> but was: <true)>$");

    ConformanceFailure(Rule rule, Subject subject, Throwable seen) {
        super(text(rule, subject, seen), seen);
    }

    private static String text(Rule rule, Subject subject, Throwable seen) {
        return """
                [%s] %s: %s
                rule: %s (%s)
                seed %d, %sreplay: -Dconformance.seed=%d -Dconformance.only=%s%s%s""".formatted(
                        rule.id(),
                        subject.title(),
                        describe(seen),
                        rule.text(),
                        rule.section(),
                        subject.seed(),
                        seen instanceof ShrunkFailure shrunk ? shrunk.history() + ", " : "",
                        subject.seed(),
                        rule.id(),
                        subject.profile() == Profile.DEFAULT
                                ? ""
                                : " -Dconformance.profile=" + subject.profile().id(),
                        seen instanceof ShrunkFailure shrunk ? "\n" + shrunk.java() : "");
    }

    // Only a failed assertion speaks for itself; of anything else the type is half the news.
    private static String describe(Throwable seen) {
        return seen instanceof AssertionError && seen.getMessage() != null
                ? NOISE.matcher(seen.getMessage()).replaceFirst("")
                : withRoot(seen);
    }

    private static String withRoot(Throwable seen) {
        Throwable root = seen;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String told = seen.toString();
        return told.contains(root.toString()) ? told : told + ", caused by " + root;
    }
}
