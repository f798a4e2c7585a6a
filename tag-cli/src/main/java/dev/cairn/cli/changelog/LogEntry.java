package dev.cairn.cli.changelog;

import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeKind;
import dev.cairn.core.Hash;
import java.time.Instant;
import java.util.Optional;

/** One record of a log. */
public sealed interface LogEntry {
    /** Returns the record's own hash. */
    Hash hash();

    /** Returns when it was made, in whole seconds. */
    Instant timestamp();

    /**
     * A change.
     *
     * @param kind what it touches, where the log has paths
     * @param attribution what its own metadata says
     */
    record LoggedChange(Hash hash, Instant timestamp, Optional<ChangeKind> kind, ChangeAttribution attribution)
            implements LogEntry {}

    /**
     * A tag.
     *
     * @param version its version, in whatever form
     * @param message what it says
     * @param changes how many changes it says that it consolidates, where it says so
     */
    record LoggedTag(
            Hash hash, Instant timestamp, Optional<String> version, Optional<String> message, Optional<Long> changes)
            implements LogEntry {}
}
