package dev.cairn.core.history;

import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import java.util.List;

/** Whether a tag stands for a change, and why (domain.md section 8). */
public sealed interface Membership {
    /**
     * It does: the change is a member of the tag, or of one that it stands on.
     *
     * @param chain the tag, its base, the base of that and so on; the last one has the change as a member
     * @param position where the change stands among those members, from 1
     * @param path the dependencies from a tip of that last tag to the change, both included; empty if its changes are not all stored, or its
     *     tips do not lead there
     */
    record Member(List<ConsolidatingTag> chain, long position, List<Hash> path) implements Membership {
        /** Copies both lists. */
        public Member {
            chain = List.copyOf(chain);
            path = List.copyOf(path);
        }
    }

    /**
     * It does not, although the change is in the history of its tips: it was inserted there behind the tag, or its tag was made by hand.
     *
     * @param path the dependencies from a tip of the tag to the change, both included
     */
    record Inserted(List<Hash> path) implements Membership {
        /** Copies the list. */
        public Inserted {
            path = List.copyOf(path);
        }
    }

    /** It does not: no tip of the tag depends on the change. */
    record NotReached() implements Membership {}

    /**
     * It does not; whether its tips depend on the change cannot be told.
     *
     * @param missing a change of their history that is not stored
     */
    record Unknown(Hash missing) implements Membership {}
}
