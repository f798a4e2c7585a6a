package dev.cairn.api;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key with its payload, as a scan returns it.
 *
 * <p>Both arrays belong to this entry alone: no store keeps or shares them, so they stay valid after the transaction and
 * the store are closed (storage.md VAL-5). Equality is that of the bytes.
 */
public final class Entry {
    private final byte[] key;
    private final byte[] payload;

    /** Makes an entry of the two arrays themselves; the caller gives them up. */
    public Entry(byte[] key, byte[] payload) {
        this.key = Objects.requireNonNull(key, "key");
        this.payload = Objects.requireNonNull(payload, "payload");
    }

    /** Returns the key, 1 to 255 bytes. */
    public byte[] key() {
        return key;
    }

    /** Returns the payload, 0 bytes to 1 MiB. */
    public byte[] payload() {
        return payload;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entry that && Arrays.equals(key, that.key) && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(key) + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(key) + " (" + payload.length + " bytes)";
    }
}
