package dev.cairn.backend.lmdb;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what belongs to one operating system thread: on the caller's, or on another one if the caller is a virtual
 * thread, which may change its carrier whenever it waits.
 */
final class PlatformThread {
    // A virtual thread is known to JDK 21 and later only.
    private static final @Nullable MethodHandle IS_VIRTUAL = findIsVirtual();

    private PlatformThread() {}

    /** Runs {@code work} and returns its result; an interrupt does not end the wait, because the work goes on. */
    static <T> T run(Supplier<T> work) {
        if (!isVirtual()) {
            return work.get();
        }
        try {
            return CompletableFuture.supplyAsync(work, PlatformThread::start).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cairn-lmdb-commit");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean isVirtual() {
        try {
            return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
        } catch (Throwable impossible) {
            throw new IllegalStateException("Thread.isVirtual failed", impossible);
        }
    }

    private static @Nullable MethodHandle findIsVirtual() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (NoSuchMethodException | IllegalAccessException absent) {
            return null;
        }
    }
}
