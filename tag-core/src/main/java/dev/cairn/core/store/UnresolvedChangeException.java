package dev.cairn.core.store;

import dev.cairn.core.Hash;
import java.util.List;
import java.util.stream.Collectors;

/** A text does not name exactly one stored change. */
public final class UnresolvedChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnresolvedChangeException(String message) {
        super(message);
    }

    static UnresolvedChangeException notFound(String text) {
        return new UnresolvedChangeException("there is no stored change " + UnresolvedTagException.shown(text)
                + ". Give its hash, or the first " + HashPrefix.MIN_CHARACTERS
                + " or more characters of it; only the changes of what was imported are stored.");
    }

    static UnresolvedChangeException ambiguous(String text, List<Hash> matches) {
        return new UnresolvedChangeException(UnresolvedTagException.shown(text)
                + " is the start of the hash of several changes: "
                + matches.stream().map(Hash::toString).collect(Collectors.joining(", "))
                + (matches.size() < AmbiguousTagException.MAX_MATCHES ? "" : " and perhaps more")
                + ". Give more of it.");
    }
}
