package dev.cairn.internal;

import dev.cairn.api.OperationInterruptedException;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.StoreFailedException;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStoreException;
import dev.cairn.api.WriteLockTimeoutException;
import dev.cairn.api.WriteOperations;
import dev.cairn.api.WriteTransaction;
import dev.cairn.spi.EngineInfo;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.WriteBatch;
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
    private final SharedLease lease;
    private final CommitQueue commits;
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
        this.lease = new SharedLease(name, gate);
        this.commits = new CommitQueue(name, traits, gate, lease, this::commit);
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
        DefaultWriteTransaction transaction = openWrite(settings.writeTimeout(), false);
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
        return new RepeatedWork<T>(this, work, settings.writeTimeout()).run();
    }

    private DefaultTransaction openRead() {
        return new DefaultTransaction(name, whileOpen(() -> begin(CheckedSnapshot.of(name, engine), () -> {})));
    }

    /** Begins to write: on top of the commits that are under way, or on committed state alone. */
    DefaultWriteTransaction openWrite(Duration timeout, boolean together) {
        long deadline = System.nanoTime() + timeout.toNanos();
        WriterGate.Pass pass = gate.enter(timeout);
        try {
            Optional<DefaultWriteTransaction> joined = together ? tryJoin(pass) : Optional.empty();
            return joined.isPresent() ? joined.get() : beginLeased(pass, deadline);
        } catch (RuntimeException | Error failed) {
            gate.leave();
            throw failed;
        }
    }

    private Optional<DefaultWriteTransaction> tryJoin(WriterGate.Pass pass) {
        return whileOpen(() -> lease.join() ? Optional.of(beginWith(pass)) : Optional.empty());
    }

    private DefaultWriteTransaction beginLeased(WriterGate.Pass pass, long deadline) {
        commits.expectNobody();
        WriterGate.Pass before = lease.awaitReturn(deadline);
        if (before != null) {
            throw timeout("the commit of " + WriterGate.describe(before) + " is being written");
        }
        while (true) {
            // One call, so that the store's close finds no lease or a transaction that has it.
            Optional<DefaultWriteTransaction> begun =
                    whileOpen(() -> engine.tryLeaseWriter().map(taken -> {
                        lease.start(taken);
                        return beginWith(pass);
                    }));
            if (begun.isPresent()) {
                return begun.get();
            }
            if (deadline - System.nanoTime() <= 0) {
                throw timeout(engine.leaseHolder() + " is writing");
            }
            pause();
        }
    }

    private WriteLockTimeoutException timeout(String why) {
        return new WriteLockTimeoutException(name + ": no write transaction could begin within "
                + settings.writeTimeout().toMillis() + " ms: " + why
                + ". Wait for it to end, or give a longer writeTimeout.");
    }

    private DefaultWriteTransaction beginWith(WriterGate.Pass pass) {
        try {
            WriteBase base = commits.base(() -> CheckedSnapshot.of(name, engine));
            return new DefaultWriteTransaction(this, commits, begin(base.snapshot(), this::leaveWriting), base, pass);
        } catch (RuntimeException | Error failed) {
            lease.leave();
            throw failed;
        }
    }

    private void leaveWriting() {
        try {
            lease.leave();
        } finally {
            gate.leave();
        }
    }

    void pause() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS / 10, LONGEST_PAUSE_NANOS));
        if (Thread.currentThread().isInterrupted()) {
            throw new OperationInterruptedException(
                    name + ": the thread was interrupted while it waited for another process to end its writing.");
        }
    }

    private TransactionState begin(Snapshot snapshot, Runnable release) {
        Throwable trace = settings.traceTransactions() ? new Throwable("the transaction began here") : null;
        TransactionState state = new TransactionState(
                name,
                snapshot,
                ended -> {
                    open.remove(ended);
                    release.run();
                },
                trace);
        open.add(state);
        return state;
    }

    /** Throws if the store is closed, or does no further work. */
    void checkUsable() {
        whileOpen(() -> true);
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

    private long commit(WriteBatch batch, long baseVersion) {
        try {
            return engine.commit(batch, baseVersion);
        } catch (StoreFailedException unknown) {
            failure = unknown.getMessage();
            throw unknown;
        } catch (TagStoreException nothingApplied) {
            throw nothingApplied;
        } catch (RuntimeException | Error unexpected) {
            // First: an error may leave neither stack nor memory for what follows.
            failure = "an error";
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
        commits.refuse();
        lease.refuse();
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
            lease.awaitEnd();
            engine.close();
        }
    }

    /** Ends every transaction, even if one cannot be: one that goes on after the engine's close could crash the JVM. */
    private void rollBackAll() {
        Throwable first = null;
        for (TransactionState transaction : open) {
            try {
                transaction.end("was rolled back when the store was closed");
            } catch (RuntimeException | Error failed) {
                if (first == null) {
                    first = failed;
                } else {
                    first.addSuppressed(failed);
                }
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
    }
}
