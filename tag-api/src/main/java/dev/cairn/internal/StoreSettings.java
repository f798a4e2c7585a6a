package dev.cairn.internal;

import dev.cairn.api.InvalidOptionException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options that belong to every backend.
 *
 * @param writeTimeout how long a writer waits for another
 * @param traceTransactions whether a transaction keeps the stack of its begin
 * @param fullCheck whether opening checks again what was checked before
 */
record StoreSettings(Duration writeTimeout, boolean traceTransactions, boolean fullCheck) {
    private static final String WRITE_TIMEOUT = "writeTimeout";
    private static final String TRACE = "traceTransactions";
    private static final String FULL_CHECK = "fullCheck";
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    /** Takes the options of every backend out of {@code options}, and leaves the backend's own. */
    static StoreSettings takeFrom(Map<String, String> options, String store) {
        String timeout = options.remove(WRITE_TIMEOUT);
        return new StoreSettings(
                timeout == null ? Duration.ofSeconds(30) : duration(timeout, store),
                flag(TRACE, options.remove(TRACE), store),
                flag(FULL_CHECK, options.remove(FULL_CHECK), store));
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

    private static boolean flag(String name, @Nullable String text, String store) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new InvalidOptionException(
                    store + ": option '" + name + "' is '" + text + "'. It accepts: false, true.");
        }
        return "true".equals(text);
    }
}
