package dev.cairn.core.store;

import dev.cairn.core.Hash;
import java.util.List;
import java.util.stream.Collectors;

/** Several stored changes match a text. */
public final class AmbiguousChangeException extends UnresolvedChangeException {
    private static final long serialVersionUID = 1L;

    AmbiguousChangeException(String text, List<Hash> matches) {
        super(UnresolvedTagException.shown(text) + " is the start of the hash of several changes: "
                + matches.stream().map(Hash::toString).collect(Collectors.joining(", "))
                + (matches.size() < AmbiguousTagException.MAX_MATCHES ? "" : " and perhaps more")
                + ". Give more of it.");
    }
}
