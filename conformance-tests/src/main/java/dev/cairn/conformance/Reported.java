package dev.cairn.conformance;

/** The keys of JUnit report entries that a certificate is made from. */
final class Reported {
    /** A test looked at the backend to its end. Success without this entry is none. */
    static final String COMPLETED = "conformance.completed";

    static final String SEED = "conformance.seed";
    static final String PROFILE = "conformance.profile";
    static final String BUDGET = "conformance.budget";

    /** Whether the backend takes {@code durability=relaxed}. */
    static final String RELAXED = "conformance.relaxed";

    /** What comes before the name of a number that a test counted. */
    static final String COUNT = "conformance.count.";

    private Reported() {}
}
