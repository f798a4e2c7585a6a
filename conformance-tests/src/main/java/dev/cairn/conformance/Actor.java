package dev.cairn.conformance;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Something that happens on a thread of its own. */
final class Actor<T> {
    private final FutureTask<T> task;
    private final Thread thread;

    private Actor(FutureTask<T> task, Thread thread) {
        this.task = task;
        this.thread = thread;
    }

    /** Starts {@code work} on a platform thread. */
    static <T> Actor<T> start(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return new Actor<>(task, thread);
    }

    /** Starts {@code work} on a virtual thread where the JDK has them, otherwise on a platform thread. */
    static <T> Actor<T> startLight(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            Thread thread = (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
            return new Actor<>(task, thread);
        } catch (NoSuchMethodException olderJdk) {
            return start("light", work);
        } catch (IllegalAccessException | InvocationTargetException failure) {
            throw new IllegalStateException("no virtual thread can be started", failure);
        }
    }

    /** Waits for the result, and throws what the work threw. */
    T result() {
        try {
            return task.get();
        } catch (ExecutionException failure) {
            throw rethrown(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + thread.getName(), interrupted);
        }
    }

    /** Returns what the work threw; fails if it threw nothing. */
    Throwable failure() {
        try {
            T result = result();
            throw new NothingThrown(thread.getName() + " should have failed, but returned " + result);
        } catch (NothingThrown nothing) {
            throw nothing;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    boolean isRunning() {
        return !task.isDone();
    }

    /** Waits until the thread waits for something. */
    void awaitWaiting() {
        while (thread.isAlive() && !isWaiting(thread.getState())) {
            Thread.onSpinWait();
        }
    }

    private static boolean isWaiting(Thread.State state) {
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING || state == Thread.State.BLOCKED;
    }

    private static RuntimeException rethrown(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    private static final class NothingThrown extends AssertionError {
        private static final long serialVersionUID = 1L;

        NothingThrown(String message) {
            super(message);
        }
    }
}
