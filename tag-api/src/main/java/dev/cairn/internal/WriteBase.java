package dev.cairn.internal;

import dev.cairn.spi.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What a write transaction is made on.
 *
 * @param snapshot what it reads
 * @param beneath what {@code uncommitted} is made on; {@code snapshot} itself if there is no such commit
 * @param uncommitted the last of the commits that were under way; {@code null} if all that it reads is committed
 */
record WriteBase(
        Snapshot snapshot, Snapshot beneath, @Nullable SharedCommit uncommitted) {

    /** Returns a committed state with the commits on top that were under way, in their order. */
    static WriteBase of(Snapshot committed, @Nullable SharedCommit lower, @Nullable SharedCommit upper) {
        WriteBase base = new WriteBase(committed, committed, null);
        if (lower != null) {
            base = base.with(lower);
        }
        return upper == null ? base : base.with(upper);
    }

    private WriteBase with(SharedCommit commit) {
        return new WriteBase(new LayeredSnapshot(snapshot, commit.writes()), snapshot, commit);
    }
}
