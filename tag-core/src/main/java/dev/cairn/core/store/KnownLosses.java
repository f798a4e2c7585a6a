package dev.cairn.core.store;

import com.google.common.primitives.Bytes;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.core.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a repair could not save and other entries refer to: rows of table {@code meta} with an empty payload, whose key is
 * {@code lost-tag} or {@code lost-members}, 00, and the hash of the tag. A repaired store so says itself what it does not hold, and
 * verification does not find it again and again.
 */
enum KnownLosses {
    /** The record of a tag. */
    TAG("lost-tag"),
    /** The member list of a tag. */
    MEMBERS("lost-members");

    private final String prefix;

    KnownLosses(String name) {
        this.prefix = name + '\0';
    }

    byte[] key(Hash tag) {
        return Bytes.concat(prefix.getBytes(StandardCharsets.US_ASCII), tag.bytes());
    }

    boolean contains(ReadOperations operations, Hash tag) {
        return operations.contains(Table.META, key(tag));
    }

    /** Returns whether a key of table {@code meta} notes a loss. */
    static boolean isOne(byte[] key) {
        String text = new String(key, StandardCharsets.US_ASCII);
        return Arrays.stream(values()).anyMatch(loss -> text.startsWith(loss.prefix));
    }
}
