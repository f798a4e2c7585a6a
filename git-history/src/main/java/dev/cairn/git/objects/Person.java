package dev.cairn.git.objects;

import java.time.Instant;

/**
 * The author or committer of a commit, or the tagger of a tag.
 *
 * @param name the name, perhaps empty
 * @param email the e-mail address, perhaps empty
 * @param time the time, in whole seconds, moved into the years 1970 to 9999; 1970 where it cannot be read
 */
public record Person(String name, String email, Instant time) {
    /** Nobody, in 1970. */
    public static final Person UNKNOWN = new Person("", "", Instant.EPOCH);

    private static final long LAST_SECOND = 253_402_300_799L;
    private static final int MAX_NAME = 1000;

    /** Reads {@code Name <e-mail> seconds zone}, whatever is wrong with it. */
    static Person parse(String line) {
        int open = line.indexOf('<');
        int close = line.lastIndexOf('>');
        if (open < 0 || close < open) {
            return new Person(cut(line), "", Instant.EPOCH);
        }
        return new Person(
                cut(line.substring(0, open)), cut(line.substring(open + 1, close)), time(line.substring(close + 1)));
    }

    /** Reads digits up to a blank or the end; not by a pattern, because every commit has two of these. */
    private static Instant time(String secondsAndZone) {
        String text = secondsAndZone.strip();
        long seconds = 0;
        int end = 0;
        for (; end < text.length() && isDigit(text.charAt(end)); end++) {
            seconds = Math.min(10 * seconds + text.charAt(end) - '0', LAST_SECOND);
        }
        boolean number = end > 0 && (end == text.length() || Character.isWhitespace(text.charAt(end)));
        return number ? Instant.ofEpochSecond(seconds) : Instant.EPOCH;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static String cut(String text) {
        return Text.cut(text.strip(), MAX_NAME);
    }
}
