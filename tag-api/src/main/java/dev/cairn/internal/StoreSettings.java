package dev.cairn.internal;

import dev.cairn.api.InvalidOptionException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options that belong to every backend.
 *
 * @param writeTimeout how long a writer waits for another
 * @param traceTransactions whether a transaction keeps the stack of its begin
 */
record StoreSettings(Duration writeTimeout, boolean traceTransactions) {
    private static final String WRITE_TIMEOUT = "writeTimeout";
    private static final String TRACE = "traceTransactions";
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    /** Takes the options of every backend out of {@code options}, and leaves the backend's own. */
    static StoreSettings takeFrom(Map<String, String> options, String store) {
        String timeout = options.remove(WRITE_TIMEOUT);
        String trace = options.remove(TRACE);
        return new StoreSettings(
                timeout == null ? Duration.ofSeconds(30) : duration(timeout, store),
                trace != null && flag(trace, store));
    }

    private static Duration duration(String text, String store) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new InvalidOptionException(store + ": option '" + WRITE_TIMEOUT + "' is '" + text
                    + "'. It accepts a time such as 500ms, 30s or 2m.");
        }
        long count = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }

    private static boolean flag(String text, String store) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new InvalidOptionException(
                        store + ": option '" + TRACE + "' is '" + text + "'. It accepts: false, true.");
        };
    }
}
