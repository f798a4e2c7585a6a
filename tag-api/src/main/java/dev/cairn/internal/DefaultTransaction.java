package dev.cairn.internal;

import dev.cairn.api.CorruptEntryException;
import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads one snapshot of an engine. */
sealed class DefaultTransaction implements ReadTransaction permits DefaultWriteTransaction {
    private final String store;
    private final TransactionState state;
    private final Envelope envelope = new Envelope();
    private Cleaner.@Nullable Cleanable watch;

    DefaultTransaction(String store, TransactionState state) {
        this.store = store;
        this.state = state;
    }

    final TransactionState state() {
        return state;
    }

    /** Keeps what {@link #close} ends. */
    final void watchedBy(Cleaner.Cleanable detector) {
        watch = detector;
    }

    final Envelope envelope() {
        return envelope;
    }

    /** Begins a call: nobody else is in, and the transaction is open. */
    void enter() {
        state.enter();
    }

    final void exit() {
        state.exit();
    }

    final void checkOpen() {
        state.checkOpen();
    }

    final Snapshot snapshot() {
        return state.snapshot();
    }

    @Override
    public final long version() {
        enter();
        try {
            return currentVersion();
        } finally {
            exit();
        }
    }

    long currentVersion() {
        return snapshot().version();
    }

    @Override
    public final Optional<byte[]> get(Table table, byte[] key) {
        check(table, key);
        enter();
        try {
            return Optional.ofNullable(read(table, key));
        } finally {
            exit();
        }
    }

    /** Returns the payload under a key, or {@code null}. */
    byte @Nullable [] read(Table table, byte[] key) {
        ByteBuffer value = snapshot().get(table, key);
        if (value == null) {
            return null;
        }
        try {
            return envelope.unwrap(table, key, value);
        } catch (Envelope.DamagedException damaged) {
            throw new CorruptEntryException(store, table, key, damaged.what());
        }
    }

    @Override
    public final boolean contains(Table table, byte[] key) {
        check(table, key);
        enter();
        try {
            return has(table, key);
        } finally {
            exit();
        }
    }

    boolean has(Table table, byte[] key) {
        return snapshot().contains(table, key);
    }

    @Override
    public final Stream<Entry> scan(Table table, KeyRange range) {
        check(table, range);
        enter();
        try {
            return StreamSupport.stream(new PagedScan(this, table, range, beginScan(table)), false);
        } finally {
            exit();
        }
    }

    Overlay.@Nullable Writes beginScan(Table table) {
        return null;
    }

    /** Reads the next page of a scan, and ends the scan if there is nothing behind it. */
    final Page readPage(Table table, KeyRange range, int maxEntries, Overlay.@Nullable Writes writes) {
        enter();
        try {
            Iterator<Map.Entry<byte[], byte[]>> own = writes == null
                    ? Collections.emptyIterator()
                    : writes.within(range).entrySet().iterator();
            Page page = Page.read(store, snapshot(), table, range, envelope, maxEntries, own);
            if (writes != null && !page.isFull()) {
                writes.endScan();
            }
            return page;
        } finally {
            exit();
        }
    }

    @Override
    public final long count(Table table, KeyRange range) {
        check(table, range);
        enter();
        try {
            return range.isEmpty() ? 0 : number(table, range);
        } finally {
            exit();
        }
    }

    long number(Table table, KeyRange range) {
        return snapshot().count(table, range);
    }

    static void check(Table table, byte[] key) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(key, "key");
        if (key.length < 1 || key.length > Limits.MAX_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key has " + key.length + " bytes, must have 1 to " + Limits.MAX_KEY_BYTES);
        }
    }

    private static void check(Table table, KeyRange range) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(range, "range");
    }

    @Override
    public final void close() {
        state.end("was closed");
        if (watch != null) {
            watch.clean();
        }
    }
}
