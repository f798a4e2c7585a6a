package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LockFileTest {
    @Test
    void aLockIsNotKeptWhoseHolderCannotBeWritten() throws IOException {
        // Whatever is written there finds no room; where there is no such device, it cannot be opened.
        try (LockFile lock = new LockFile(Path.of("/dev/full"))) {
            assertThrows(IOException.class, lock::tryLock);
            assertThrows(IOException.class, lock::tryLock);
        }
    }
}
