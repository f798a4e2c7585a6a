package dev.cairn.backend.lmdb;

import static dev.cairn.testing.EngineCalls.bytes;
import static dev.cairn.testing.EngineCalls.commit;
import static dev.cairn.testing.EngineCalls.key;
import static dev.cairn.testing.EngineCalls.put;
import static dev.cairn.testing.EngineCalls.version;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommitsWhileASnapshotBeginsTest {
    private static final int LOCK_HEADER_BYTES = 128;

    @TempDir
    private Path directory;

    @Test
    void aSnapshotThatWasUsedBeforeIsOfTheStateWhoseVersionItSays() throws Exception {
        try (StorageEngine engine = Engines.open(directory)) {
            long newest = fill(engine);
            assertEquals(newest, versionSeenWhileTwoCommitsPass(engine, newest));
        }
    }

    @Test
    void aNewSnapshotIsOfTheStateWhoseVersionItSays() throws Exception {
        try (StorageEngine engine = Engines.open(directory)) {
            long newest = fill(engine);
            try (Snapshot beside = engine.snapshot()) {
                assertEquals(beside.version(), versionSeenWhileTwoCommitsPass(engine, newest));
            }
        }
    }

    private static long fill(StorageEngine engine) {
        long newest = 0;
        for (int number = 0; number < 5; number++) {
            newest = commit(engine, put(Table.TAGS, key(number), bytes("a tag")));
        }
        return newest;
    }

    /** Makes LMDB believe that the newest two commits came after it had looked which was the last. */
    private long versionSeenWhileTwoCommitsPass(StorageEngine engine, long newest) throws Exception {
        try (FileChannel file =
                FileChannel.open(directory.resolve("lock.mdb"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer lock = file.map(MapMode.READ_WRITE, 0, LOCK_HEADER_BYTES).order(ByteOrder.nativeOrder());
            int lastReturned = find(newest, lock);
            lock.putLong(lastReturned, newest - 2);
            CompletableFuture<Long> seen = CompletableFuture.supplyAsync(() -> version(engine));
            try {
                return seen.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException beginsAgain) {
                lock.putLong(lastReturned, newest);
                return seen.get();
            } finally {
                lock.putLong(lastReturned, newest);
            }
        }
    }

    /** Finds {@code mtb_txnid} of {@code mdb.c}, which lies behind a lock whose size is the operating system's. */
    private static int find(long transaction, ByteBuffer lock) {
        return IntStream.iterate(Long.BYTES, at -> at < LOCK_HEADER_BYTES, at -> at + Long.BYTES)
                .filter(at -> lock.getLong(at) == transaction)
                .findFirst()
                .orElseThrow();
    }
}
