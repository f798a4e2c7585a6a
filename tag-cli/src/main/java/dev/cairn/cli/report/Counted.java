package dev.cairn.cli.report;

/** How many there are of something, in words. */
final class Counted {
    private Counted() {}

    /** Returns {@code count} with the noun that fits it. */
    static String of(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** Returns {@code count} with "change" or "changes". */
    static String changes(long count) {
        return of(count, "change", "changes");
    }

    /** Returns {@code count} with "entry" or "entries". */
    static String entries(long count) {
        return of(count, "entry", "entries");
    }
}
