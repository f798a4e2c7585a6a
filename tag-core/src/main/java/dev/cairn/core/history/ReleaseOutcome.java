package dev.cairn.core.history;

import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import java.util.List;
import java.util.SortedMap;

/** What became of one release (domain.md section 11). */
public sealed interface ReleaseOutcome {
    /** Returns the release. */
    Release release();

    /** Returns the names of the release that point to another tag, and go on doing so, with that tag. */
    SortedMap<String, Hash> keptElsewhere();

    /**
     * A tag was made.
     *
     * @param tag the tag
     * @param names its names, in byte order
     */
    record Created(Release release, ConsolidatingTag tag, List<String> names, SortedMap<String, Hash> keptElsewhere)
            implements ReleaseOutcome {}

    /**
     * A tag stood there already, and was given further names.
     *
     * @param tag the tag
     * @param names the new names, in byte order
     */
    record NamesAdded(Release release, Hash tag, List<String> names, SortedMap<String, Hash> keptElsewhere)
            implements ReleaseOutcome {}

    /**
     * A tag stood there already, and had all the names that it can have.
     *
     * @param tag the tag
     */
    record Unchanged(Release release, Hash tag, SortedMap<String, Hash> keptElsewhere) implements ReleaseOutcome {}

    /** No tag stood there and none was made: every name of the release points to another tag (it was moved since). */
    record Moved(Release release, SortedMap<String, Hash> keptElsewhere) implements ReleaseOutcome {}
}
