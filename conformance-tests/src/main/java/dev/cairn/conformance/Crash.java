package dev.cairn.conformance;

import dev.cairn.conformance.CommitProgram.Stop;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * What a child process had said when it was killed.
 *
 * @param moment where it was
 * @param acknowledged the last commit that returned
 * @param inFlight the last commit that was begun
 */
record Crash(Moment moment, long acknowledged, long inFlight) {
    /** A kill comes so long after a commit began, or as long as a commit takes, if that is longer. */
    private static final long LEAST_SPAN_NANOS = 4_000_000;

    private static final long LONGEST_SPAN_NANOS = 2_000_000_000;

    /** Where a process can be killed. */
    enum Moment {
        /** A write transaction is open, with all its writes made. */
        BEFORE_COMMIT,
        /** The commit was called and has not been acknowledged. */
        IN_COMMIT,
        /** The last commit has returned. */
        BETWEEN_COMMITS;

        /** Returns the moment for people: {@code in commit}. */
        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Kills a child that waits for it, just before or after the commit numbered {@code at}. */
    static Crash stopped(Stores stores, StoreSpec spec, Stop stop, long first, long at) {
        Story story = new Story(first - 1);
        try (ChildJvm child = stores.start(spec, ChildProgram.COMMIT, stop, at, first)) {
            while (!story.isStopped()) {
                story.hear(child.expect(""));
            }
            child.kill();
        }
        return story.crash(stop == Stop.BEFORE_COMMIT ? Moment.BEFORE_COMMIT : Moment.BETWEEN_COMMITS);
    }

    /** Kills a child that goes on, at a random moment after a large commit has begun. */
    static Crash unawares(Stores stores, StoreSpec spec, long first, long at) {
        Story story = new Story(first - 1);
        try (ChildJvm child = stores.start(spec, ChildProgram.COMMIT, Stop.NOWHERE, 0, first)) {
            while (story.inFlight < at || !NumberedBatch.isLarge(story.inFlight)) {
                story.hear(child.expect(""));
            }
            LockSupport.parkNanos(stores.random().nextLong(story.span()));
            child.kill();
            for (String line = child.line(); line != null; line = child.line()) {
                story.hear(line);
            }
        }
        return story.crash(story.inFlight > story.acknowledged ? Moment.IN_COMMIT : Moment.BETWEEN_COMMITS);
    }

    /** What a child has said up to now. */
    private static final class Story {
        private long acknowledged;
        private long inFlight;
        private boolean stopped;
        private long begun;
        private long span = LEAST_SPAN_NANOS;

        Story(long before) {
            this.acknowledged = before;
            this.inFlight = before;
        }

        // The last line of a process that was killed may be cut off; only whole ones count.
        void hear(String line) {
            if (line.startsWith("begin ")) {
                inFlight = Long.parseLong(line.substring("begin ".length()));
                begun = System.nanoTime();
            } else if (line.startsWith("end ")) {
                acknowledged = Long.parseLong(line.substring("end ".length()));
                span = Math.max(span, Math.min(System.nanoTime() - begun, LONGEST_SPAN_NANOS));
            } else if (line.equals("stopped")) {
                stopped = true;
            } else if (line.startsWith("lost ")) {
                throw new AssertionError("a child process " + line);
            }
        }

        /** Returns how long the longest commit took, as far as that was heard, within bounds. */
        long span() {
            return span;
        }

        boolean isStopped() {
            return stopped;
        }

        Crash crash(Moment moment) {
            return new Crash(moment, acknowledged, inFlight);
        }
    }
}
