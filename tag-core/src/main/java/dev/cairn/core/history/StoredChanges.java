package dev.cairn.core.history;

import dev.cairn.core.Change;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ChangeKind;
import dev.cairn.core.Hash;
import dev.cairn.core.UnknownChangeException;
import dev.cairn.core.store.TagReader;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The stored changes as a history: what was imported is resolved and reported without its repository.
 *
 * <p>Belongs to one transaction, and ends with it; one thread at a time. A damaged record is a
 * {@link dev.cairn.core.CorruptRecordException}.
 */
public final class StoredChanges implements ChangeGraph {
    private final TagReader tags;

    /** Makes the history of the changes that one transaction reads. */
    public StoredChanges(TagReader tags) {
        this.tags = tags;
    }

    @Override
    public List<Hash> dependencies(Hash change) {
        return known(change).dependencies();
    }

    @Override
    public Instant timestamp(Hash change) {
        return known(change).timestamp();
    }

    @Override
    public ChangeAttribution attribution(Hash change) {
        return known(change).attribution();
    }

    @Override
    public Optional<ChangeKind> kind(Hash change) {
        return known(change).kind();
    }

    /**
     * Refuses: of the paths only the kind is stored.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public Collection<String> paths(Hash change) {
        throw new UnsupportedOperationException("the paths of a change are not stored, only its kind");
    }

    private Change known(Hash change) {
        return tags.change(change).orElseThrow(() -> new UnknownChangeException(change));
    }
}
