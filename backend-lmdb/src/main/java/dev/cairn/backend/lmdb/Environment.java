package dev.cairn.backend.lmdb;

import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Objects;
import jnr.constants.platform.Errno;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.LmdbNativeException;
import org.lmdbjava.Txn;

/**
 * An LMDB environment with one named database for every table.
 *
 * <p>Its map is far larger than any store: a map costs only addresses, and one that must grow would have to be taken away
 * under the readers of every process. Safe for use by any number of threads; closed after everything else is.
 */
final class Environment implements AutoCloseable {
    private static final long SMALLEST_MAP = 1L << 26;
    private static final int FILE_MODE = 0664;

    private final Env<NativeSlice> env;
    private final Path file;
    private final EnumMap<Table, Dbi<NativeSlice>> tables = new EnumMap<>(Table.class);
    private @Nullable MappedMetaPages metaPages;

    private Environment(Env<NativeSlice> env, Path directory) {
        this.env = env;
        this.file = directory.resolve(DataFile.NAME);
    }

    /** Opens the environment in {@code directory}, and makes the files and tables that are not there. */
    static Environment open(Path directory, Settings settings) throws IOException {
        Environment opened = new Environment(map(directory, settings), directory);
        try {
            opened.env.readerCheck();
            opened.checkPages(new DataFile(directory), settings.fullCheck());
            opened.openTables();
            opened.metaPages = opened.findMetaPages();
            return opened;
        } catch (IOException | RuntimeException | Error failure) {
            opened.close();
            throw failure;
        }
    }

    private static Env<NativeSlice> map(Path directory, Settings settings) {
        for (long bytes = settings.mapBytes(); ; bytes /= 2) {
            try {
                return Env.create(SliceProxy.INSTANCE)
                        .setMapSize(bytes)
                        .setMaxDbs(Table.values().length)
                        .setMaxReaders(settings.readers())
                        .open(directory.toFile(), FILE_MODE, settings.flags());
            } catch (LmdbNativeException failure) {
                if (!Failures.has(failure, Errno.ENOMEM) || bytes / 2 < SMALLEST_MAP) {
                    throw failure;
                }
            }
        }
    }

    /** Checks the pages that LMDB is about to believe; a file that was just made has none. */
    private void checkPages(DataFile data, boolean again) throws IOException {
        try (Txn<NativeSlice> pinning = env.txnRead()) {
            if (pinning.getId() > 0) {
                data.checkPages(again);
            }
        }
    }

    private void openTables() {
        try (Txn<NativeSlice> txn = env.txnRead()) {
            for (Table table : Table.values()) {
                openTable(table, txn);
            }
            // A read transaction too must be committed to keep the handles.
            txn.commit();
        }
        long stored = env.stat().entries;
        if (stored > tables.size()) {
            throw new StoreCorruptException(file + ": the file is damaged: of " + stored
                    + " tables only these can be found: " + tables.keySet() + ". Restore it from a copy.");
        }
        if (tables.size() < Table.values().length) {
            createTables();
        }
    }

    private void openTable(Table table, Txn<NativeSlice> txn) {
        try {
            tables.put(table, env.openDbi(txn, name(table), null, false));
        } catch (Dbi.KeyNotFoundException absent) {
            // Of a new store, or one older than the table: made afterwards.
        }
    }

    private void createTables() {
        try (Txn<NativeSlice> txn = env.txnWrite()) {
            for (Table table : Table.values()) {
                if (!tables.containsKey(table)) {
                    tables.put(table, env.openDbi(txn, name(table), null, false, DbiFlags.MDB_CREATE));
                }
            }
            txn.commit();
        }
    }

    private MappedMetaPages findMetaPages() {
        try (Txn<NativeSlice> txn = env.txnRead();
                Cursor<NativeSlice> names =
                        env.openDbi(txn, (byte[]) null, null, false).openCursor(txn)) {
            names.first();
            return MappedMetaPages.of(names.key().address(), env.stat().pageSize);
        }
    }

    private static byte[] name(Table table) {
        return table.storedName().getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the database of a table. */
    Dbi<NativeSlice> database(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    /** Begins a read transaction, which any thread may use next; it takes a reader's place until it is closed. */
    Txn<NativeSlice> beginRead() {
        Txn<NativeSlice> txn = beginReadAnyhow();
        settle(txn);
        return txn;
    }

    private Txn<NativeSlice> beginReadAnyhow() {
        try {
            return env.txnRead();
        } catch (Env.ReadersFullException full) {
            freeDeadReaders();
            return env.txnRead();
        }
    }

    /** Lets a read transaction that was reset read the newest committed state. */
    void renew(Txn<NativeSlice> txn) {
        txn.renew();
        settle(txn);
    }

    /**
     * Begins {@code txn} again if it may read another state than it says. LMDB takes the number of the newest transaction
     * first and the meta page of that number then; if two commits come between, the page is that of the second, which may not
     * have returned yet: later readers would go back.
     */
    private void settle(Txn<NativeSlice> txn) {
        while (Objects.requireNonNull(metaPages).newestTransaction() > txn.getId() + 1) {
            txn.reset();
            txn.renew();
        }
    }

    /** Begins a write transaction, which belongs to this thread; waits for that of another process. */
    Txn<NativeSlice> beginWrite() {
        return env.txnWrite();
    }

    /** Frees the places of readers whose process has died, and with them the pages that they pin. */
    void freeDeadReaders() {
        env.readerCheck();
    }

    /** Makes a reader of the bytes that this environment's transactions find. */
    MapReader newMapReader() {
        return new MapReader(file.toString());
    }

    /** Returns the length of a page, a power of two. */
    int pageBytes() {
        return Objects.requireNonNull(metaPages).pageBytes();
    }

    /** Returns the last committed transaction. */
    long lastTransaction() {
        return env.info().lastTransactionId;
    }

    @Override
    public void close() {
        env.close();
    }

    /** Forces what a relaxed environment has not forced yet. */
    void force() {
        env.sync(true);
    }

    /**
     * What an environment is opened with.
     *
     * @param mapBytes the largest map to try, in bytes; half of it as long as the address space is too small
     * @param readers the reader's places, for all processes together; the process that opens the store first decides
     * @param relaxed whether a loss of power may take the last commits
     * @param fullCheck whether to check the pages of the file though they were checked before
     */
    record Settings(long mapBytes, int readers, boolean relaxed, boolean fullCheck) {
        private EnvFlags[] flags() {
            // A snapshot may be closed on another thread than it was opened on, hence MDB_NOTLS. MDB_NOSYNC and
            // MDB_WRITEMAP are never used: they give up atomicity, or the process when the disk is full.
            return relaxed
                    ? new EnvFlags[] {EnvFlags.MDB_NOTLS, EnvFlags.MDB_NOMETASYNC}
                    : new EnvFlags[] {EnvFlags.MDB_NOTLS};
        }
    }
}
