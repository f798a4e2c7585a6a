package dev.cairn.internal;

import dev.cairn.api.OperationInterruptedException;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.StoreFailedException;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStoreException;
import dev.cairn.api.WriteConflictException;
import dev.cairn.api.WriteLockTimeoutException;
import dev.cairn.api.WriteOperations;
import dev.cairn.api.WriteTransaction;
import dev.cairn.spi.EngineInfo;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.WriteBatch;
import dev.cairn.spi.WriterLease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The transactions of every backend: written once, over the two primitives of an engine (storage.md, TXN). */
final class DefaultTagStore implements TagStore {
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private final StoreConfig config;
    private final StoreTraits traits;
    private final StorageEngine engine;
    private final StoreSettings settings;
    private final String name;
    private final WriterGate gate;
    private final LeakDetector leaks = new LeakDetector();
    private final Set<TransactionState> open = ConcurrentHashMap.newKeySet();

    /** Calls on the engine share it; closing has it alone, so that no call comes during or after the engine's close. */
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();

    private final ReentrantLock closing = new ReentrantLock();

    private boolean closed;
    private volatile @Nullable String failure;

    DefaultTagStore(StoreConfig config, StoreTraits traits, StorageEngine engine, StoreSettings settings) {
        this.config = config;
        this.traits = traits;
        this.engine = engine;
        this.settings = settings;
        this.name = config.describe();
        this.gate = new WriterGate(name);
    }

    /** Returns how messages name this store. */
    String name() {
        return name;
    }

    StoreTraits traits() {
        return traits;
    }

    @Override
    public StoreInfo info() {
        EngineInfo info = whileOpen(engine::info);
        return new StoreInfo(
                config.backend(),
                config.location().map(Path::toString),
                traits,
                info.identity(),
                info.version(),
                info.bytesOnDisk(),
                open.size(),
                open.stream().map(TransactionState::age).max(Comparator.naturalOrder()));
    }

    @Override
    public ReadTransaction beginRead() {
        DefaultTransaction transaction = openRead();
        leaks.watch(transaction, name);
        return transaction;
    }

    @Override
    public WriteTransaction beginWrite() {
        DefaultWriteTransaction transaction = openWrite(settings.writeTimeout());
        leaks.watch(transaction, name);
        return transaction;
    }

    @Override
    public <T extends @Nullable Object> T read(Function<? super ReadOperations, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        try (DefaultTransaction transaction = openRead()) {
            return work.apply(transaction);
        }
    }

    @Override
    public <T extends @Nullable Object> T write(Function<? super WriteOperations, ? extends T> work) {
        Objects.requireNonNull(work, "work");
        long deadline = System.nanoTime() + settings.writeTimeout().toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            try (DefaultWriteTransaction transaction = openWrite(left)) {
                T result = work.apply(new OperationsOnly(transaction));
                try {
                    transaction.commit();
                    return result;
                } catch (WriteConflictException lost) {
                    if (deadline - System.nanoTime() <= 0) {
                        throw lost;
                    }
                }
            }
            pause();
        }
    }

    private DefaultTransaction openRead() {
        return new DefaultTransaction(name, begin(() -> {}));
    }

    private DefaultWriteTransaction openWrite(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        WriterGate.Pass pass = gate.enter(timeout);
        try {
            return new DefaultWriteTransaction(this, beginLeased(deadline), pass);
        } catch (RuntimeException | Error failed) {
            gate.leave();
            throw failed;
        }
    }

    private TransactionState beginLeased(long deadline) {
        while (true) {
            // One call, so that the store's close finds no lease or a transaction that has it.
            Optional<TransactionState> begun =
                    whileOpen(() -> engine.tryLeaseWriter().map(this::beginWith));
            if (begun.isPresent()) {
                return begun.get();
            }
            if (deadline - System.nanoTime() <= 0) {
                throw new WriteLockTimeoutException(name + ": no write transaction could begin within "
                        + settings.writeTimeout().toMillis() + " ms: " + engine.leaseHolder()
                        + " is writing. Wait for it to end, or give a longer writeTimeout.");
            }
            pause();
        }
    }

    private TransactionState beginWith(WriterLease lease) {
        try {
            return begin(() -> leaveWriting(lease));
        } catch (RuntimeException | Error failed) {
            lease.close();
            throw failed;
        }
    }

    private void leaveWriting(WriterLease lease) {
        try {
            lease.close();
        } finally {
            gate.leave();
        }
    }

    private void pause() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS / 10, LONGEST_PAUSE_NANOS));
        if (Thread.currentThread().isInterrupted()) {
            throw new OperationInterruptedException(
                    name + ": the thread was interrupted while it waited for another process to end its writing.");
        }
    }

    private TransactionState begin(Runnable release) {
        return whileOpen(() -> {
            Throwable trace = settings.traceTransactions() ? new Throwable("the transaction began here") : null;
            TransactionState state = new TransactionState(
                    name,
                    CheckedSnapshot.of(name, engine),
                    ended -> {
                        open.remove(ended);
                        release.run();
                    },
                    trace);
            open.add(state);
            return state;
        });
    }

    /** Makes a call on the engine that the store's close waits for. */
    private <T> T whileOpen(EngineCall<T> call) {
        ReentrantReadWriteLock.ReadLock shared = life.readLock();
        shared.lock();
        try {
            if (closed) {
                throw gate.closed();
            }
            if (failure != null) {
                throw new StoreFailedException(
                        name + ": the store does no further work, because the outcome of a commit is"
                                + " unknown (" + failure
                                + "). Close it and open it again: it then holds that commit whole or not at"
                                + " all.");
            }
            return call.make();
        } finally {
            shared.unlock();
        }
    }

    private interface EngineCall<T> {
        T make();
    }

    /** Commits a batch; a write transaction calls this with its own lock held, which the store's close waits for. */
    long commit(WriteBatch batch, long baseVersion) {
        try {
            return engine.commit(batch, baseVersion);
        } catch (StoreFailedException unknown) {
            failure = unknown.getMessage();
            throw unknown;
        } catch (TagStoreException nothingApplied) {
            throw nothingApplied;
        } catch (RuntimeException | Error unexpected) {
            failure = unexpected.toString();
            throw new StoreFailedException(
                    name + ": a commit ended in a way that leaves its outcome unknown (" + unexpected
                            + "). Close the store and open it again: it then holds the commit whole or not at all.",
                    unexpected);
        }
    }

    @Override
    public void close() {
        gate.close();
        // A second close returns no sooner than the first: the store may be opened again then.
        closing.lock();
        try {
            closeOnce();
        } finally {
            closing.unlock();
        }
    }

    private void closeOnce() {
        life.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            life.writeLock().unlock();
        }
        try {
            rollBackAll();
        } finally {
            engine.close();
        }
    }

    /** Ends every transaction, even if one cannot be: one that goes on after the engine's close could crash the JVM. */
    private void rollBackAll() {
        RuntimeException first = null;
        for (TransactionState transaction : open) {
            try {
                transaction.end("was rolled back when the store was closed");
            } catch (RuntimeException failed) {
                if (first == null) {
                    first = failed;
                } else {
                    first.addSuppressed(failed);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
