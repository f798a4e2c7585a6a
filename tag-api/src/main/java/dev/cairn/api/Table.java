package dev.cairn.api;

/**
 * A table of a store: an ordered map from keys to values, independent of every other table (storage.md VAL-4).
 *
 * <p>Every table exists from the creation of a store. A further table needs no change in any engine.
 */
public enum Table {
    /** Tag records by tag hash. */
    TAGS(1, "tags"),
    /** Attribution summaries by tag hash. */
    ATTRIBUTION(2, "attribution"),
    /** Member lists by tag hash and segment. */
    MEMBERS(3, "members"),
    /** Tag hashes by name. */
    NAMES(4, "names"),
    /** Index of tags by version. */
    VERSIONS(5, "versions"),
    /** Index of tags by channel, newest first. */
    CHANNEL_TAGS(6, "channel-tags"),
    /** Index of tags by tip. */
    TIPS(7, "tips"),
    /** Changes by hash. */
    CHANGES(8, "changes"),
    /** What a store says about itself. */
    META(9, "meta");

    private final int number;
    private final String storedName;

    Table(int number, String storedName) {
        this.number = number;
        this.storedName = storedName;
    }

    /** Returns the number that stands for this table in checksums and formats: 1 to 255, never reused. */
    public int number() {
        return number;
    }

    /** Returns the name under which engines store this table: lower-case letters and {@code '-'}, never reused. */
    public String storedName() {
        return storedName;
    }
}
