package dev.cairn.core.store;

import dev.cairn.core.Hash;
import java.util.List;

/** Several tags match a text in the same way. */
public final class AmbiguousTagException extends UnresolvedTagException {
    private static final long serialVersionUID = 1L;

    /** The most tags that are listed. */
    static final int MAX_MATCHES = 20;

    private final transient List<Hash> matches;

    AmbiguousTagException(String text, String what, List<Hash> matches, List<String> descriptions) {
        super(
                text,
                shown(text) + " is the " + what + " of several tags: " + String.join(", ", descriptions)
                        + (matches.size() < MAX_MATCHES ? "" : " and perhaps more") + ". Use a full hash or a name.");
        this.matches = List.copyOf(matches);
    }

    /** Returns the tags that match, by hash; the first {@value #MAX_MATCHES} of them. */
    public List<Hash> matches() {
        return matches;
    }
}
