package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/**
 * A call that was refused, as it must be.
 *
 * @param what the call
 * @param message what the exception says
 */
record Refusal(String what, String message) {
    /** Makes a call, and fails unless it throws an exception of this type. */
    static Refusal of(Class<? extends Throwable> type, String what, Executable call) {
        return new Refusal(what, String.valueOf(assertThrows(type, call, what).getMessage()));
    }

    /** Fails unless the exception's message holds this text. */
    Refusal mentions(String text) {
        assertTrue(
                message.contains(text),
                () -> what + " was refused, but the message should mention '" + text + "', and says: " + message);
        return this;
    }

    /** Fails unless the exception's message has a time of day in it. */
    void mentionsATime() {
        assertTrue(
                message.matches("(?s).*\\d\\d:\\d\\d:\\d\\d.*"),
                () -> what + " was refused, but the message should say since when, and says: " + message);
    }
}
