package dev.cairn.cli;

import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.ChangeNotFoundException;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.UnresolvedTagException;
import java.util.Optional;

/** Finds what a text means that may mean a tag or a change: a tag first, as in every command. */
final class Reference {
    /** What a parameter that means a tag may be given as. */
    static final String TAG = "A name, a version, a hash, or the first 4 or more characters of one.";

    private Reference() {}

    static Hash resolve(TagReader tags, String text) {
        return tags.find(text).map(ConsolidatingTag::hash).orElseGet(() -> change(tags, text));
    }

    /** Returns the tag that a text means, if it means one. */
    static Optional<ConsolidatingTag> findTag(TagReader tags, String text) {
        try {
            return tags.find(text);
        } catch (UnresolvedTagException none) {
            return Optional.empty();
        }
    }

    /** What is neither is most often a misspelt name: the error of a tag has the near ones. */
    private static Hash change(TagReader tags, String text) {
        try {
            return tags.resolveChange(text);
        } catch (ChangeNotFoundException noChange) {
            return tags.resolve(text).hash();
        }
    }
}
