package dev.cairn.core.internal.records;

import java.util.Objects;
import java.util.Optional;

/**
 * What a store says while it is being filled by a migration (storage.md MIG-3).
 *
 * @param source backend and location of the source, for people
 * @param identity the source's own id; empty if it is volatile
 * @param version the version of the source's state that is copied, 0 or more
 */
public record MigrationMark(String source, Optional<String> identity, long version) {
    /** Checks the version. */
    public MigrationMark {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(identity, "identity");
        if (version < 0) {
            throw new IllegalArgumentException("version " + version + "; expected 0 or more");
        }
    }

    /** Returns whether both are certain to mean the same state of the same store: a volatile source cannot prove it. */
    public boolean provesSameStateAs(MigrationMark other) {
        return identity.isPresent() && identity.equals(other.identity) && version == other.version;
    }

    /** Returns whether both may mean one store, in whatever state; of a store that has no identity, its name tells. */
    public boolean mayBeOfSameStoreAs(MigrationMark other) {
        return identity.equals(other.identity) && (identity.isPresent() || source.equals(other.source));
    }

    RecordMessages.Migration toMessage() {
        RecordMessages.Migration.Builder message =
                RecordMessages.Migration.newBuilder().setSource(source).setSourceVersion(version);
        identity.ifPresent(message::setSourceIdentity);
        return message.build();
    }

    static MigrationMark fromMessage(RecordMessages.Migration message) {
        return new MigrationMark(
                message.getSource(),
                message.hasSourceIdentity() ? Optional.of(message.getSourceIdentity()) : Optional.empty(),
                message.getSourceVersion());
    }
}
