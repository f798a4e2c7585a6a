package dev.cairn.core.store;

import com.google.common.primitives.Bytes;
import dev.cairn.api.Table;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.CorruptRecordException;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.SemanticVersion;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The keys of every table that holds tags (domain.md section 6); numbers are big-endian, text is UTF-8.
 *
 * <pre>
 * tags, attribution   hash
 * changes             hash
 * members             hash, segment u32
 * names               name
 * versions            version, 00, hash
 * channel-tags        channel, 00, u64 complement of the timestamp's seconds, hash
 * tips                hash of the change, hash of the tag
 * </pre>
 */
final class Keys {
    /** The longest name, in bytes: the longest key. */
    static final int MAX_NAME_BYTES = 255;

    private static final byte[] END_OF_TEXT = {0};

    private Keys() {}

    static byte[] segment(Hash tag, int number) {
        return join(
                tag.bytes(), ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    /** What a key of the table of members says. */
    record Segment(Hash tag, int number) {}

    static Segment segmentOf(byte[] key) {
        int end = Math.max(0, key.length - Integer.BYTES);
        Hash tag = hashBehind(Table.MEMBERS, key, 0, end);
        return new Segment(tag, ByteBuffer.wrap(key, end, Integer.BYTES).getInt());
    }

    /** Returns the key of a name. */
    static byte[] name(String name) {
        byte[] utf8 = utf8(name);
        if (utf8.length < 1 || utf8.length > MAX_NAME_BYTES) {
            throw new IllegalArgumentException(
                    "a name of " + utf8.length + " bytes; expected 1 to " + MAX_NAME_BYTES + " bytes of UTF-8");
        }
        return utf8;
    }

    static boolean isName(String text) {
        try {
            name(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static byte[] versionPrefix(SemanticVersion version) {
        return join(utf8(version.toString()), END_OF_TEXT);
    }

    static byte[] version(SemanticVersion version, Hash tag) {
        return join(versionPrefix(version), tag.bytes());
    }

    static byte[] channelPrefix(String channel) {
        return join(utf8(channel), END_OF_TEXT);
    }

    /** Returns the first key behind every key of the channel of this one; above it, whatever bytes it is made of. */
    static byte[] behindChannelOf(byte[] key) {
        return join(Arrays.copyOf(key, textLength(key)), new byte[] {1});
    }

    /** Returns the channel in a stored key of {@link Table#CHANNEL_TAGS}. */
    static String channelOf(byte[] key) {
        int length = textLength(key);
        if (length == key.length) {
            throw new CorruptRecordException(Table.CHANNEL_TAGS, key, "the key does not begin with a channel", null);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CorruptRecordException(Table.CHANNEL_TAGS, key, "the channel is not UTF-8", e);
        }
    }

    /** The complement turns the order round: the newest tag comes first. */
    static byte[] channelTag(ConsolidatingTag tag) {
        long inverted = ~tag.consolidationTimestamp().getEpochSecond();
        byte[] newestFirst = ByteBuffer.allocate(Long.BYTES).putLong(inverted).array();
        return join(channelPrefix(tag.channel()), newestFirst, tag.hash().bytes());
    }

    static byte[] tip(Hash change, Hash tag) {
        return join(change.bytes(), tag.bytes());
    }

    /** Returns the hash that follows the first {@code offset} bytes of a stored key. */
    static Hash hashBehind(Table table, byte[] key, int offset) {
        return hashBehind(table, key, offset, key.length);
    }

    /** Returns the hash that a key is; empty if it is none. */
    static Optional<Hash> hash(byte[] key) {
        try {
            return Optional.of(Hash.fromBytes(key));
        } catch (IllegalArgumentException noHash) {
            return Optional.empty();
        }
    }

    private static Hash hashBehind(Table table, byte[] key, int offset, int end) {
        try {
            return Hash.fromBytes(Arrays.copyOfRange(key, Math.min(offset, end), end));
        } catch (IllegalArgumentException e) {
            throw new CorruptRecordException(table, key, "the key has no hash where one should be", e);
        }
    }

    /** Returns where the tag's hash begins in a key of an index. */
    static int hashOffset(Table index, byte[] key) {
        int text = textLength(key);
        return switch (index) {
            case VERSIONS -> text + 1;
            case CHANNEL_TAGS -> text + 1 + Long.BYTES;
            case TIPS ->
                key[0] == HashAlgorithm.GIT_SHA1.number()
                        ? HashAlgorithm.GIT_SHA1.digestBytes() + 1
                        : HashAlgorithm.BLAKE3.digestBytes() + 1;
            default -> 0;
        };
    }

    /** Returns the text before the first zero byte of a key. */
    static String textOf(byte[] key) {
        return new String(key, 0, textLength(key), StandardCharsets.UTF_8);
    }

    private static int textLength(byte[] key) {
        int end = 0;
        while (end < key.length && key[end] != 0) {
            end++;
        }
        return end;
    }

    /** Two texts never share a key: half a surrogate pair, which has no UTF-8, is refused. */
    private static byte[] utf8(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text with half a surrogate pair; expected well-formed Unicode", e);
        }
    }

    private static byte[] join(byte[]... parts) {
        return Bytes.concat(parts);
    }
}
