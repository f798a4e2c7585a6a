package dev.cairn.conformance;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of this JVM before a test run has ended: {@link System#exit} in a backend, or a signal. */
final class JvmEnd {
    private JvmEnd() {}

    /** Lets {@code action} run when the JVM ends, unless that is forgotten before. */
    static Thread told(Runnable action) {
        Thread hook = new Thread(action, "conformance certificate");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    static void forget(@Nullable Thread hook) {
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException itEndsAlready) {
            // Then the hook finds nothing left to do.
        }
    }

    /** Returns who ended the JVM, while it ends. */
    static String reason() {
        return Thread.getAllStackTraces().values().stream()
                .filter(JvmEnd::exits)
                .findFirst()
                .flatMap(JvmEnd::caller)
                .map(caller ->
                        "System.exit was called at " + caller + "; a backend must not end the process it is used in")
                .orElse("a signal came");
    }

    private static boolean exits(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
    }

    private static Optional<StackTraceElement> caller(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> !"java.base".equals(frame.getModuleName()))
                .findFirst();
    }
}
