package dev.cairn.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    @TempDir
    private Path directory;

    @Test
    void aLockIsNotKeptWhoseHolderCannotBeWritten() throws IOException {
        // Whatever is written there finds no room; where there is no such device, it cannot be opened.
        try (LockFile lock = new LockFile(Path.of("/dev/full"))) {
            assertThrows(IOException.class, lock::tryLock);
            assertThrows(IOException.class, lock::tryLock);
        }
    }

    @Test
    void theLockOfAnotherProcessIsNotTakenAndItsHolderIsNamed() throws Exception {
        Path file = directory.resolve("lock");
        Process other = startHolder(file);
        try (LockFile lock = new LockFile(file);
                BufferedReader says = new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8))) {
            assertEquals("true", says.readLine());
            assertFalse(lock.tryLock());
            assertTrue(lock.holder().startsWith("process " + other.pid() + " since "), lock.holder());
            other.getOutputStream().close();
            other.waitFor();
            assertTrue(lock.tryLock());
            lock.unlock();
            assertTrue(lock.tryLock());
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void whoIsRefusedAsksForItsTurn() throws Exception {
        Path file = directory.resolve("lock");
        Process other = startHolder(file);
        try (LockFile lock = new LockFile(file);
                BufferedReader says = new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8))) {
            assertEquals("true", says.readLine());
            assertFalse(lock.tryLockInTurn());
            assertTrue(Math.abs(System.currentTimeMillis() - asked(file)) < 10_000);
            assertTrue(lock.holder().startsWith("process " + other.pid() + " since "), lock.holder());
            other.getOutputStream().close();
            other.waitFor();
            assertTrue(lock.tryLockInTurn());
            assertEquals(0, asked(file));
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void whoAsksForItsTurnIsLetGoFirstOnce() throws IOException {
        Path file = directory.resolve("lock");
        try (LockFile lock = new LockFile(file)) {
            assertTrue(lock.tryLockInTurn());
            lock.unlock();
            for (int turn = 0; turn < 2; turn++) {
                ask(file, System.currentTimeMillis());
                assertFalse(lock.tryLockInTurn());
                assertEquals(0, asked(file));
                ask(file, System.currentTimeMillis());
                assertTrue(lock.tryLockInTurn());
                lock.unlock();
            }
            ask(file, System.currentTimeMillis() - 60_000);
            assertTrue(lock.tryLockInTurn());
            lock.unlock();
            ask(file, System.currentTimeMillis());
            assertTrue(lock.tryLock());
        }
    }

    private static Process startHolder(Path file) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-cp", classes, Holder.class.getName(), file.toString()).start();
    }

    private static long asked(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).getLong(256);
    }

    private static void ask(Path file, long millis) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, millis), 256);
        }
    }

    @Test
    void theFileStaysOpenBetweenLocks() throws IOException {
        Path file = directory.resolve("lock");
        try (LockFile lock = new LockFile(file)) {
            assertTrue(lock.tryLock());
            lock.unlock();
            Files.delete(file);
            assertTrue(lock.tryLock());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void aHolderIsWrittenOnlyWhereAnotherOneStands() throws IOException {
        Path file = directory.resolve("lock");
        try (LockFile lock = new LockFile(file)) {
            assertTrue(lock.tryLock());
            lock.unlock();
            FileTime before = FileTime.from(Instant.EPOCH);
            Files.setLastModifiedTime(file, before);
            assertTrue(lock.tryLock());
            assertEquals(before, Files.getLastModifiedTime(file));
            lock.unlock();
            Files.writeString(file, "process 1 since 2026-01-02T03:04:05Z\n");
            assertTrue(lock.tryLock());
            String own = "process " + ProcessHandle.current().pid() + " since ";
            assertTrue(lock.holder().startsWith(own), lock.holder());
        }
    }

    @Test
    void aHolderIsNamedOnlyAsItNamesItself() throws IOException {
        Path file = directory.resolve("lock");
        assertEquals("another process", new LockFile(file).holder());
        Files.writeString(file, "process 12 since 2026-01-02T03:04:05Z\nmore\n");
        assertEquals("process 12 since 2026-01-02T03:04:05Z", new LockFile(file).holder());
        Files.writeString(file, "process me since then");
        assertEquals("another process", new LockFile(file).holder());
        String unreadable = new LockFile(directory).holder();
        assertTrue(unreadable.contains(directory + " cannot be read: "), unreadable);
    }

    /** Holds a lock until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (LockFile lock = new LockFile(Path.of(arguments[0]))) {
                System.out.println(lock.tryLock());
                System.in.readAllBytes();
            }
        }
    }
}
