package dev.cairn.backend.lmdb;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what belongs to one operating system thread: on the caller's, or, if the caller is a virtual thread, which may
 * change its carrier whenever it waits, on a thread of its own that goes away when it is idle.
 */
final class PlatformThread implements AutoCloseable {
    // A virtual thread is known to JDK 21 and later only.
    private static final @Nullable MethodHandle IS_VIRTUAL = findIsVirtual();
    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor own = new ThreadPoolExecutor(
            0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PlatformThread::newThread);

    /** Runs {@code work} and returns its result; an interrupt does not end the wait, because the work goes on. */
    long run(LongSupplier work) {
        if (!isVirtual()) {
            return work.getAsLong();
        }
        try {
            return CompletableFuture.supplyAsync(work::getAsLong, own).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "cairn-lmdb-commit");
        thread.setDaemon(true);
        return thread;
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

    @Override
    public void close() {
        own.shutdown();
    }
}
