package dev.cairn.conformance;

/** A program that a store and the model see differently, made as small as it could be made. */
final class ShrunkFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final String history;
    private final String java;

    ShrunkFailure(StoreSpec spec, Walk smallest, int before) {
        super(text(smallest.last()));
        this.history = smallest.steps().size() + " operations after shrinking from " + before;
        this.java = new JavaProgram(spec, smallest).text();
    }

    private static String text(Walk.Step last) {
        return last.operation().asJava() + " gave " + last.seen() + " (expected " + String.join(" or ", last.expected())
                + ")";
    }

    /** Returns how large the program was and is. */
    String history() {
        return history;
    }

    /** Returns the program in Java. */
    String java() {
        return java;
    }
}
