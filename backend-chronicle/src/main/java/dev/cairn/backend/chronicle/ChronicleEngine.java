package dev.cairn.backend.chronicle;

import dev.cairn.api.StoreFailedException;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.api.WriteConflictException;
import dev.cairn.backend.chronicle.journal.Disk;
import dev.cairn.backend.chronicle.journal.Journal;
import dev.cairn.spi.EngineInfo;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.StoreDirectory;
import dev.cairn.spi.WriteBatch;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** An open store: the journal is what it holds, and index and pairs in memory are how it is read. */
final class ChronicleEngine implements StorageEngine {
    private static final int FORMAT = 1;
    private static final System.Logger LOGGER = System.getLogger(ChronicleEngine.class.getName());

    /** How many replaced pairs a commit looks at besides twice its own operations, so that none waits for ever. */
    private static final int RECLAIMED = 1_000;

    private final StoreDirectory directory;
    private final Journal journal;
    private final Pairs pairs;
    private final History history;

    private ChronicleEngine(StoreDirectory directory, Journal journal, Pairs pairs, State state) {
        this.directory = directory;
        this.journal = journal;
        this.pairs = pairs;
        this.history = new History(state);
    }

    /** Opens the store that {@code config} names, and creates it where there is none. */
    static ChronicleEngine open(StoreConfig config, Function<Path, Disk> disks) {
        StoreDirectory directory = StoreDirectory.open(
                config,
                FORMAT,
                ProcessSharing.ONE_PROCESS,
                (path, identity) -> Journal.create(disks.apply(path), identity));
        try {
            return load(directory, disks.apply(directory.path()));
        } catch (IOException failure) {
            directory.close();
            throw directory.accessFailure("cannot be opened", failure);
        } catch (RuntimeException | Error failure) {
            directory.close();
            throw failure;
        }
    }

    private static ChronicleEngine load(StoreDirectory directory, Disk disk) throws IOException {
        PairMap.loadClasses();
        Pairs pairs = new Pairs(directory.describe());
        try {
            StateLoader loader = new StateLoader(pairs);
            Journal journal = Journal.open(disk, UUID.fromString(directory.identity()), loader);
            return new ChronicleEngine(directory, journal, pairs, loader.state());
        } catch (IOException | RuntimeException | Error failure) {
            pairs.close();
            throw failure;
        }
    }

    @Override
    public Snapshot snapshot() {
        return new ReadSnapshot(history);
    }

    @Override
    public long commit(WriteBatch batch, long baseVersion) {
        State base = history.newest();
        check(base, baseVersion);
        reserve(batch);
        Draft draft = new Draft(base, pairs);
        State next = draft.apply(batch, base.version() + 1);
        append(batch, next.version());
        history.publish(next, draft.replaced());
        history.reclaim(2 * batch.size() + RECLAIMED, pairs);
        if (journal.isCheckpointDue(next.bytes())) {
            checkpoint(next);
        }
        return next.version();
    }

    private void check(State base, long baseVersion) {
        if (journal.hasFailed()) {
            throw new StoreFailedException(directory.describe()
                    + ": an earlier write failed, and what is on disk is unknown. Open the store again.");
        }
        if (base.version() != baseVersion) {
            throw new WriteConflictException(directory.describe() + ": the transaction was made on version "
                    + baseVersion + ", and the store is at " + base.version() + ". Run it again.");
        }
    }

    private void reserve(WriteBatch batch) {
        try {
            journal.reserve(batch);
        } catch (IOException failure) {
            throw directory.accessFailure("the commit failed, and nothing was changed", failure);
        }
    }

    private void append(WriteBatch batch, long version) {
        try {
            journal.append(batch, version);
        } catch (IOException failure) {
            throw new StoreFailedException(
                    directory.describe() + ": the commit failed while it was being written (" + failure.getMessage()
                            + "). Open the store again: it then holds this commit whole or not at all.",
                    failure);
        }
    }

    private void checkpoint(State state) {
        try {
            journal.checkpoint(state.version(), state);
        } catch (IOException failure) {
            // The commit before it is durable all the same.
            LOGGER.log(
                    Level.WARNING,
                    directory.describe() + ": its log could not be shortened"
                            + (journal.hasFailed() ? "; it takes no more commits until it is opened again" : ""),
                    failure);
        }
    }

    @Override
    public EngineInfo info() {
        return new EngineInfo(
                Optional.of(directory.identity()), history.newest().version(), directory.bytesOnDisk());
    }

    @Override
    public void close() {
        try (directory;
                pairs;
                journal) {
            // The journal first, the lock on the directory last.
        } catch (IOException failure) {
            throw directory.accessFailure("cannot be closed", failure);
        }
    }
}
