package dev.cairn.backend.lmdb;

import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.backend.lmdb.Environment.Settings;
import dev.cairn.spi.EngineInfo;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.StoreDirectory;
import dev.cairn.spi.WriteBatch;
import dev.cairn.spi.WriterLease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** An open store in an LMDB environment. The version of a state is the transaction of LMDB that made it. */
final class LmdbEngine implements StorageEngine {
    private static final int FORMAT = 1;

    private final StoreDirectory directory;
    private final Environment environment;
    private final boolean relaxed;
    private final Failures failures;
    private final SnapshotPool snapshots;
    private final BatchWriter writer;
    private final PlatformThread thread = new PlatformThread();

    private LmdbEngine(StoreDirectory directory, Environment environment, Settings settings, Failures failures) {
        this.directory = directory;
        this.environment = environment;
        this.relaxed = settings.relaxed();
        this.failures = failures;
        // Half of them, so that a process that leaks readers does not shut the others out.
        this.snapshots = new SnapshotPool(environment, failures, settings.readers() / 2);
        this.writer = new BatchWriter(environment, failures, directory.describe(), directory.path());
    }

    /** Opens the store that {@code config} names, and creates it where there is none. */
    static LmdbEngine open(StoreConfig config, Settings settings) {
        Failures failures = new Failures(config.describe());
        StoreDirectory.Creator creator = (path, identity) -> create(path, settings, failures);
        return StoreDirectory.open(config, FORMAT, ProcessSharing.MANY_PROCESSES, creator, directory -> {
            new DataFile(directory.path()).checkMetaPages();
            return new LmdbEngine(directory, environment(directory.path(), settings, failures), settings, failures);
        });
    }

    private static void create(Path path, Settings settings, Failures failures) throws IOException {
        environment(path, settings, failures).close();
        new DataFile(path).force();
    }

    private static Environment environment(Path path, Settings settings, Failures failures) throws IOException {
        try {
            return Environment.open(path, settings);
        } catch (RuntimeException failure) {
            throw failures.unchanged("cannot be opened", failure);
        }
    }

    @Override
    public Snapshot snapshot() {
        return snapshots.take();
    }

    @Override
    public long commit(WriteBatch batch, long baseVersion) {
        return thread.run(() -> writer.commit(batch, baseVersion));
    }

    @Override
    public Optional<WriterLease> tryLeaseWriter() {
        return directory.tryLeaseWriter();
    }

    @Override
    public String leaseHolder() {
        return directory.leaseHolder();
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo(
                Optional.of(directory.identity()), environment.lastTransaction(), directory.bytesOnDisk());
    }

    @Override
    public void close() {
        try (directory;
                environment;
                thread) {
            snapshots.close();
            if (relaxed) {
                environment.force();
            }
            if (!failures.areGrave()) {
                new DataFile(directory.path()).noteChecked();
            }
        } catch (RuntimeException failure) {
            throw failures.unchanged("cannot be closed", failure);
        }
    }
}
