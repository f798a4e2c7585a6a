package dev.cairn.core.history;

import dev.cairn.core.Change;
import dev.cairn.core.Contribution;
import dev.cairn.core.store.TagRepository;
import dev.cairn.core.store.TagWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes that wait for their tag. They are stored in its transaction, or ahead of it where they are too many for one: so a tag never stands
 * without its changes, unless somebody deletes one between plan and write, and changes without a tag do no harm. One that is stored already stays as it is. Not thread-safe.
 */
final class PendingChanges {
    private static final int MAX_CHANGES = 10_000;
    private static final long MAX_CHARACTERS = 8 << 20;

    private final TagRepository repository;
    private final List<Change> changes = new ArrayList<>();
    private long characters;

    PendingChanges(TagRepository repository) {
        this.repository = repository;
    }

    void add(Change change) {
        changes.add(change);
        characters += characters(change);
        if (changes.size() >= MAX_CHANGES || characters >= MAX_CHARACTERS) {
            repository.write(tags -> {
                write(tags);
                return null;
            });
            clear();
        }
    }

    private static long characters(Change change) {
        long characters = 0;
        for (Contribution part : change.attribution().contributions()) {
            characters += part.evidence().text().length();
        }
        return characters + change.dependencies().size() * 32L;
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Writes what waits, which goes on waiting until it is {@link #clear cleared}: a transaction may be run again. */
    void write(TagWriter tags) {
        for (Change change : changes) {
            if (!tags.hasChange(change.hash())) {
                tags.putChange(change);
            }
        }
    }

    void clear() {
        changes.clear();
        characters = 0;
    }
}
