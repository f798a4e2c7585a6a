package dev.cairn.core.store;

import dev.cairn.core.Hash;
import java.util.List;
import java.util.stream.Collectors;

/** A tag was to be removed while it is the base of others. */
public final class TagInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MAX_SHOWN = 10;

    private final transient Hash tag;
    private final transient List<Hash> dependents;

    TagInUseException(Hash tag, List<Hash> dependents) {
        super("tag " + tag + " is the base of " + shown(dependents) + ", and was not removed. Remove those first.");
        this.tag = tag;
        this.dependents = List.copyOf(dependents);
    }

    /** Returns the tag that stays. */
    public Hash tag() {
        return tag;
    }

    /** Returns the tags that have it as base, by hash. */
    public List<Hash> dependents() {
        return dependents;
    }

    private static String shown(List<Hash> tags) {
        String listed = tags.stream().limit(MAX_SHOWN).map(Hash::toString).collect(Collectors.joining(", "));
        return tags.size() <= MAX_SHOWN ? listed : listed + " and " + (tags.size() - MAX_SHOWN) + " more";
    }
}
