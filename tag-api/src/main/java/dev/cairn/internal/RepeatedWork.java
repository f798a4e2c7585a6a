package dev.cairn.internal;

import dev.cairn.api.WriteConflictException;
import dev.cairn.api.WriteOperations;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link dev.cairn.api.TagStore#write}: runs the work in one transaction after the other, until one is committed
 * (storage.md TXN-5). The first shares its commit with others; the next ones are alone, so that each gets its own error.
 */
final class RepeatedWork<T extends @Nullable Object> {
    private final DefaultTagStore store;
    private final Function<? super WriteOperations, ? extends T> work;
    private final long deadline;
    private boolean together = true;
    private @Nullable Throwable withheld;

    RepeatedWork(DefaultTagStore store, Function<? super WriteOperations, ? extends T> work, Duration timeout) {
        this.store = store;
        this.work = work;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    T run() {
        while (true) {
            try (DefaultWriteTransaction transaction = begin()) {
                T result;
                try {
                    result = work.apply(new OperationsOnly(transaction));
                } catch (Throwable thrown) { // A checked one too, which may come in disguise.
                    if (isFounded(thrown, transaction)) {
                        throw thrown;
                    }
                    continue;
                }
                if (isCommitted(transaction)) {
                    return result;
                }
            }
        }
    }

    private DefaultWriteTransaction begin() {
        try {
            if (withheld != null) {
                store.checkUsable();
            }
            return store.openWrite(Duration.ofNanos(Math.max(0, left())), together);
        } catch (RuntimeException | Error refused) {
            if (withheld != null) {
                refused.addSuppressed(withheld);
            }
            throw refused;
        }
    }

    private long left() {
        return deadline - System.nanoTime();
    }

    /** Returns whether what the work threw can be believed: it may come from reading what was never committed. */
    private boolean isFounded(Throwable thrown, DefaultWriteTransaction transaction) {
        transaction.close();
        try {
            transaction.checkBase();
            return true;
        } catch (WriteConflictException unfounded) {
            unfounded.addSuppressed(thrown);
            lose(unfounded);
            return false;
        }
    }

    private boolean isCommitted(DefaultWriteTransaction transaction) {
        try {
            if (together) {
                transaction.commitTogether();
            } else {
                transaction.commit();
            }
            return true;
        } catch (WriteConflictException lost) {
            lose(lost);
            return false;
        }
    }

    private void lose(WriteConflictException lost) {
        if (left() <= 0) {
            throw lost;
        }
        if (!together) {
            store.pause();
        }
        together = false;
        withheld = lost;
    }
}
