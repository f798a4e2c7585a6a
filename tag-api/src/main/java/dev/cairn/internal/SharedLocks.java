package dev.cairn.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Locks on lock files that keep every {@link LockFile} out and need no right to write. Lock files that are not there are left so. */
public final class SharedLocks implements Closeable {
    private final List<FileChannel> channels = new ArrayList<>();

    private SharedLocks() {}

    /** Tries to take all of the locks, without waiting; empty if somebody has one of them. */
    public static Optional<SharedLocks> tryLock(Collection<Path> files) throws IOException {
        SharedLocks locks = new SharedLocks();
        try {
            for (Path file : files) {
                if (Files.exists(file) && !locks.lock(file)) {
                    locks.close();
                    return Optional.empty();
                }
            }
            return Optional.of(locks);
        } catch (IOException | RuntimeException | Error failure) {
            locks.close();
            throw failure;
        }
    }

    private boolean lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channels.add(channel);
        return channel.tryLock(LockFile.PLACE, 1, true) != null;
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : channels) {
            channel.close();
        }
    }
}
