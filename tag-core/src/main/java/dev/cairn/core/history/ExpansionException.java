package dev.cairn.core.history;

import dev.cairn.core.Hash;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** It cannot be told what a change or a tag stands for (domain.md section 8). */
public final class ExpansionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MAX_SHOWN = 8;

    /** Why not. */
    public enum Reason {
        /** What is referred to is neither a stored tag nor a change of the history. */
        MISSING,
        /** A tag's member list is missing, or has another length than the tag tells. */
        MEMBERS_DISAGREE,
        /** A record is damaged. */
        CORRUPT,
        /** Something depends on itself. */
        CYCLE
    }

    private final Reason reason;
    private final transient Hash hash;
    private final transient List<Hash> path;

    ExpansionException(Reason reason, Hash hash, List<Hash> path, String what, @Nullable Throwable cause) {
        super(what + ", reached by " + shown(path), cause);
        this.reason = reason;
        this.hash = hash;
        this.path = List.copyOf(path);
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /** Returns the hash that is at fault. */
    public Hash hash() {
        return hash;
    }

    /** Returns the way that led there, from the start to {@link #hash}; of a cycle, the cycle alone, which ends where it starts. */
    public List<Hash> path() {
        return path;
    }

    private static String shown(List<Hash> path) {
        if (path.size() <= MAX_SHOWN) {
            return join(path);
        }
        List<Hash> first = path.subList(0, MAX_SHOWN / 2);
        List<Hash> last = path.subList(path.size() - MAX_SHOWN / 2, path.size());
        return join(first) + " -> (" + (path.size() - MAX_SHOWN) + " more) -> " + join(last);
    }

    private static String join(List<Hash> path) {
        return path.stream().map(Hash::toString).collect(Collectors.joining(" -> "));
    }
}
