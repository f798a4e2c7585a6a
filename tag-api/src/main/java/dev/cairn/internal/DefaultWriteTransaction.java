package dev.cairn.internal;

import dev.cairn.api.BatchTooLargeException;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Limits;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.Table;
import dev.cairn.api.WriteTransaction;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps writes in an {@link Overlay} over the snapshot they are made on, until one batch of them is committed. */
final class DefaultWriteTransaction extends DefaultTransaction implements WriteTransaction {
    private final DefaultTagStore store;
    private final CommitQueue commits;
    private final WriteBase base;
    private final WriterGate.Pass pass;
    private final Overlay overlay = new Overlay();

    DefaultWriteTransaction(
            DefaultTagStore store, CommitQueue commits, TransactionState state, WriteBase base, WriterGate.Pass pass) {
        super(store.name(), state);
        this.store = store;
        this.commits = commits;
        this.base = base;
        this.pass = pass;
    }

    @Override
    void enter() {
        super.enter();
        pass.use();
    }

    @Override
    byte @Nullable [] read(Table table, byte[] key) {
        byte[] own = overlay.get(table, key);
        if (own == null) {
            return super.read(table, key);
        }
        return Overlay.isDelete(own) ? null : Envelope.cutOwn(own);
    }

    @Override
    boolean has(Table table, byte[] key) {
        byte[] own = overlay.get(table, key);
        return own == null ? super.has(table, key) : !Overlay.isDelete(own);
    }

    @Override
    Overlay.@Nullable Writes beginScan(Table table) {
        return overlay.scan(table);
    }

    @Override
    long number(Table table, KeyRange range) {
        long number = super.number(table, range);
        NavigableMap<byte[], byte[]> own = overlay.within(table, range);
        if (own != null) {
            for (Map.Entry<byte[], byte[]> write : own.entrySet()) {
                // A delete is recorded only of a key that is there at the base.
                if (Overlay.isDelete(write.getValue())) {
                    number--;
                } else if (!super.has(table, write.getKey())) {
                    number++;
                }
            }
        }
        return number;
    }

    @Override
    public void put(Table table, byte[] key, byte[] payload) {
        check(table, key);
        Objects.requireNonNull(payload, "payload");
        if (payload.length > Limits.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "the payload has " + payload.length + " bytes, must have at most " + Limits.MAX_PAYLOAD_BYTES);
        }
        enter();
        try {
            checkRoom(table, key, payload.length + Limits.ENVELOPE_BYTES);
            byte[] copy = key.clone();
            overlay.put(table, copy, envelope().wrap(table, copy, payload));
        } finally {
            exit();
        }
    }

    @Override
    public boolean delete(Table table, byte[] key) {
        check(table, key);
        enter();
        try {
            boolean below = super.has(table, key);
            byte[] own;
            if (below) {
                checkRoom(table, key, 0);
                own = overlay.delete(table, key.clone());
            } else {
                own = overlay.undo(table, key);
            }
            return own == null ? below : !Overlay.isDelete(own);
        } finally {
            exit();
        }
    }

    private void checkRoom(Table table, byte[] key, int valueBytes) {
        StoreTraits traits = store.traits();
        long entries = overlay.entries() + 1;
        long bytes = overlay.bytes() + key.length + valueBytes;
        if (entries <= traits.largestBatchEntries() && bytes <= traits.largestBatchBytes()) {
            return;
        }
        byte[] before = overlay.get(table, key);
        if (before != null) {
            entries--;
            bytes -= key.length + before.length;
        }
        if (entries > traits.largestBatchEntries() || bytes > traits.largestBatchBytes()) {
            throw new BatchTooLargeException(store.name() + ": the transaction would hold " + entries + " writes of "
                    + bytes + " bytes, and one commit takes at most " + traits.largestBatchEntries() + " of "
                    + traits.largestBatchBytes() + ". Commit in smaller parts.");
        }
    }

    @Override
    public long commit() {
        enter();
        try {
            long version = currentVersion();
            if (overlay.entries() > 0) {
                SharedCommit commit = handOver();
                commits.settleAtOnce(commit);
                version = commit.versionForMember();
            }
            state().end("was committed");
            return version;
        } finally {
            state().end("failed to commit");
            exit();
        }
    }

    /**
     * Commits as {@link #commit} does, but lets the next transaction begin on top before the commit is made.
     *
     * @throws dev.cairn.api.WriteConflictException also if a commit that this one shares, or is made on, came to nothing
     */
    void commitTogether() {
        enter();
        SharedCommit commit = null;
        try {
            if (overlay.entries() > 0) {
                commit = handOver();
            }
            state().end("was committed");
        } finally {
            state().end("failed to commit");
            exit();
        }
        if (commit != null) {
            commits.settle(commit);
            commit.versionForMember();
        } else {
            checkBase();
        }
    }

    private SharedCommit handOver() {
        SharedCommit commit = commits.add(overlay, base, pass);
        state().closeSnapshot();
        return commit;
    }

    /**
     * Returns once all that was read here is committed.
     *
     * @throws dev.cairn.api.WriteConflictException if a part of it came to nothing
     */
    void checkBase() {
        SharedCommit uncommitted = base.uncommitted();
        if (uncommitted != null) {
            commits.settle(uncommitted);
            uncommitted.versionForFollower();
        }
    }

    /** Waits for commits under way: a state has no version before it is committed, and no two states have the same. */
    @Override
    long currentVersion() {
        SharedCommit uncommitted = base.uncommitted();
        if (uncommitted == null) {
            return super.currentVersion();
        }
        commits.settleAtOnce(uncommitted);
        return uncommitted.versionForFollower();
    }
}
