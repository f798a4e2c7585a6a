package dev.cairn.git.evidence;

/**
 * A coding agent of the table.
 *
 * @param name how it is called
 * @param provider who makes it
 */
record Agent(String name, String provider) {
    /** The provider of what is marked as AI without a name that the table knows. */
    static final String UNKNOWN_PROVIDER = "unknown";

    /** AI that is not named at all: {@code Assisted-by: AI}. */
    static final Agent UNNAMED = new Agent("AI", UNKNOWN_PROVIDER);
}
