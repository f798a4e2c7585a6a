package dev.cairn.api;

/** The sizes that every store accepts (storage.md VAL-0, VAL-1). */
public final class Limits {
    /** The longest key, in bytes; the shortest is 1. */
    public static final int MAX_KEY_BYTES = 255;

    /** The longest payload, in bytes; the shortest is 0. */
    public static final int MAX_PAYLOAD_BYTES = 1 << 20;

    /** What the envelope adds to a payload, in bytes: its length before it and its checksum behind it. */
    public static final int ENVELOPE_BYTES = 8;

    private Limits() {}
}
