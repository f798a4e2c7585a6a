package dev.cairn.conformance.certificate;

/** What a certificate says as a whole. */
public enum Verdict {
    /** Every rule that applies ran and passed, on the full profile. */
    CONFORMANT("CONFORMANT"),
    /** Nothing failed, but less was looked at than a certificate needs. */
    PARTIAL("PARTIAL"),
    /** Something failed. */
    NOT_CONFORMANT("NOT CONFORMANT");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** Returns the verdict as certificates spell it. */
    public String text() {
        return text;
    }
}
