package dev.cairn.core.store;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.Change;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import java.util.Collection;

/**
 * Writes tags, and what is stored beside them, in one transaction (domain.md section 6). Tags, summaries, members, names and
 * changes are independent: none needs or removes another, but for {@link #removeTag}.
 *
 * <p>One thread at a time.
 */
public interface TagWriter extends TagReader {
    /** Stores a tag with its index rows, in place of what is stored under its hash and of that one's index rows. */
    void putTag(ConsolidatingTag tag);

    /**
     * Stores the members of {@code tag}, dependencies first, in place of those stored.
     *
     * @throws IllegalArgumentException if a tag is stored under this hash whose {@code consolidatedChangeCount} is another number.
     *     A list stored before its tag is compared when it is expanded or verified.
     */
    void putMembers(Hash tag, Collection<Hash> members);

    /**
     * Makes {@code name} point to {@code tag}.
     *
     * @param name 1 to {@value Keys#MAX_NAME_BYTES} bytes of UTF-8
     * @throws NameTakenException if it points to another tag that is stored; a name moves only by {@link #deleteName} first
     * @throws IllegalArgumentException if the name is empty, too long or not well-formed
     */
    void putName(String name, Hash tag);

    /** Removes a name, and returns whether it was there. */
    boolean deleteName(String name);

    /** Stores an attribution summary, in place of the one stored for its tag. */
    void putAttribution(AttributionSummary summary);

    /** Stores what is known of a change, in place of what is stored under its hash. */
    void putChange(Change change);

    /** Deletes what is stored of {@code change}, and returns whether it was there. */
    boolean deleteChange(Hash change);

    /** Deletes a tag and its index rows, nothing else; returns whether it was there. */
    boolean deleteTag(Hash hash);

    /** Deletes the attribution summary of {@code tag}, and returns whether it was there. */
    boolean deleteAttribution(Hash tag);

    /**
     * Deletes a tag with its summary, members and names; returns whether it was there. Reads every tag.
     *
     * @throws TagInUseException if it is the base of other tags; it names them, and nothing is deleted
     */
    boolean removeTag(Hash hash);
}
