package dev.cairn.conformance.certificate;

/** What a run found out about one rule. */
public enum Outcome {
    /** Every test of the rule ran and passed. */
    PASS("PASS"),
    /** A test of the rule failed. */
    FAIL("FAIL"),
    /** No test failed, but not every test of the rule ran. */
    NOT_RUN("NOT RUN"),
    /** The rule promises nothing for the backend's traits; every test ran, and passed by asserting the opposite. */
    NOT_APPLICABLE("N/A");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /** Returns the outcome as certificates spell it. */
    public String text() {
        return text;
    }
}
