package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import dev.cairn.api.WriteOperations;
import dev.cairn.spi.WriteBatch;
import dev.cairn.spi.WriterLease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** An engine whose first commit is held, so that writers gather behind it; a test says which commits fail. */
final class HeldEngine extends MapEngine {
    final List<WriteBatch> batches = new CopyOnWriteArrayList<>();
    final AtomicInteger leases = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Consumer<WriteBatch> fault = batch -> {};

    /** Opens a store over an engine whose first commit is held; it is under way, from a thread of its own. */
    static Holding hold(Duration writeTimeout, byte[] key) throws InterruptedException {
        HeldEngine engine = new HeldEngine();
        DefaultTagStore store = engine.open(writeTimeout);
        CompletableFuture<String> first = start(() -> put(store, key));
        assertTrue(engine.held.await(20, TimeUnit.SECONDS), "the first commit has not begun");
        return new Holding(engine, store, first);
    }

    record Holding(HeldEngine engine, DefaultTagStore store, CompletableFuture<String> first) {
        /** Writes from another thread, and returns once the work is done and its commit is all that is missing. */
        CompletableFuture<String> gather(Function<WriteOperations, String> work) throws InterruptedException {
            return gather(work, result -> result);
        }

        /** As {@link #gather(Function)}; the same thread then does what is to follow the write. */
        CompletableFuture<String> gather(Function<WriteOperations, String> work, UnaryOperator<String> afterwards)
                throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<String> writing = start(() -> afterwards.apply(store.write(operations -> {
                begun.countDown();
                return work.apply(operations);
            })));
            begun.await();
            while (store.info().openReaders() > 0) {
                Thread.sleep(1);
            }
            return writing;
        }
    }

    static String put(DefaultTagStore store, byte[] key) {
        return store.write(write -> {
            write.put(Table.META, key, new byte[] {1});
            return "done";
        });
    }

    static CompletableFuture<String> start(Supplier<String> write) {
        CompletableFuture<String> result = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        result.complete(write.get());
                    } catch (Throwable thrown) {
                        result.completeExceptionally(thrown);
                    }
                })
                .start();
        return result;
    }

    /** Returns what a write threw. */
    static Throwable thrownBy(CompletableFuture<String> write) throws Exception {
        try {
            throw new AssertionError("returned " + write.get(20, TimeUnit.SECONDS));
        } catch (ExecutionException thrown) {
            return thrown.getCause();
        }
    }

    static String resultOf(CompletableFuture<String> write) throws Exception {
        return write.get(20, TimeUnit.SECONDS);
    }

    void failIf(Consumer<WriteBatch> thrower) {
        fault = thrower;
    }

    void release() {
        released.countDown();
    }

    @Override
    public long commit(WriteBatch batch, long baseVersion) {
        held.countDown();
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError("an interrupt came through", interrupted);
        }
        fault.accept(batch);
        batches.add(batch);
        return super.commit(batch, baseVersion);
    }

    @Override
    public Optional<WriterLease> tryLeaseWriter() {
        leases.incrementAndGet();
        return super.tryLeaseWriter();
    }
}
