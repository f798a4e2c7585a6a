package dev.cairn.cli;

import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.ChangeNotFoundException;
import dev.cairn.core.store.TagNotFoundException;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.UnresolvedTagException;
import java.util.Optional;

/** Finds what a text means that may mean a tag or a change: a tag first, as in every command. */
final class Reference {
    private Reference() {}

    static Hash resolve(TagReader tags, String text) {
        try {
            return tags.resolve(text).hash();
        } catch (TagNotFoundException noTag) {
            return change(tags, text, noTag);
        }
    }

    /** Returns the tag that a text means, if it means one. */
    static Optional<ConsolidatingTag> findTag(TagReader tags, String text) {
        try {
            return Optional.of(tags.resolve(text));
        } catch (UnresolvedTagException none) {
            return Optional.empty();
        }
    }

    /** What is neither is most often a misspelt name: that message has the near ones. */
    private static Hash change(TagReader tags, String text, TagNotFoundException noTag) {
        try {
            return tags.resolveChange(text);
        } catch (ChangeNotFoundException noChange) {
            throw noTag;
        }
    }
}
