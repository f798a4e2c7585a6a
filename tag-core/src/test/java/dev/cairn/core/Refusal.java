package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What people read when a bad argument is refused. */
final class Refusal {
    private Refusal() {}

    /** Returns the message with which {@code action} refuses its argument; fails if it does not. */
    static String of(Executable action) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, action).getMessage());
    }
}
