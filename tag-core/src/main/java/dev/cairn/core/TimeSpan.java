package dev.cairn.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time between the earliest and the latest of some changes.
 *
 * @param earliest in whole seconds, not after {@code latest}
 * @param latest in whole seconds
 */
public record TimeSpan(Instant earliest, Instant latest) {
    /** Refuses the wrong order and parts of seconds, with {@link IllegalArgumentException}. */
    public TimeSpan {
        if (earliest.isAfter(latest)) {
            throw new IllegalArgumentException("earliest change " + earliest + " is after the latest, " + latest);
        }
        if (!isWholeSecond(earliest) || !isWholeSecond(latest)) {
            throw new IllegalArgumentException("from " + earliest + " to " + latest + "; expected whole seconds");
        }
    }

    /** Returns the span of one instant. */
    public static TimeSpan of(Instant instant) {
        return new TimeSpan(instant, instant);
    }

    /** Returns the smallest span that holds this one and {@code other}. */
    public TimeSpan merge(TimeSpan other) {
        return new TimeSpan(
                earliest.isBefore(other.earliest) ? earliest : other.earliest,
                latest.isAfter(other.latest) ? latest : other.latest);
    }

    static boolean isWholeSecond(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Returns whether {@code instant} is a whole second from the earliest to the latest. */
    boolean contains(Instant instant) {
        return isWholeSecond(instant) && !instant.isBefore(earliest) && !instant.isAfter(latest);
    }

    /** Returns the length, in seconds. */
    public long seconds() {
        return latest.getEpochSecond() - earliest.getEpochSecond();
    }
}
