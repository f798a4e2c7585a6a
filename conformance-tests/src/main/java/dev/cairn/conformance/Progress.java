package dev.cairn.conformance;

import java.time.Duration;

/** Tells on standard output which test of a long run begins, no more often than twice a minute. Safe for use by several threads. */
final class Progress {
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final String what;
    private final long tests;
    private final long start = System.nanoTime();
    private long begun;
    private long told = start;

    /** Makes the progress of so many tests. */
    Progress(String what, long tests) {
        this.what = what;
        this.tests = tests;
    }

    synchronized void tell(String test) {
        begun++;
        long now = System.nanoTime();
        if (now - told >= QUIET.toNanos()) {
            told = now;
            System.out.println(what + ": test " + begun + " of " + tests + " after " + (now - start) / 1_000_000_000
                    + " s: " + test);
        }
    }
}
