package dev.cairn.core.internal.records;

import com.google.common.base.Ascii;
import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.Change;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.CorruptRecordException;
import dev.cairn.core.Hash;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes values as stored payloads and reads them back (domain.md section 9). Equal values give equal bytes; reading skips fields
 * that it does not know, and allocates in proportion to the bytes given.
 *
 * <p>Every writing method throws {@link IllegalArgumentException} for a value that takes more than
 * {@link Limits#MAX_PAYLOAD_BYTES}. Every reading method throws {@link CorruptRecordException}, and nothing else, for bytes that
 * are no valid record.
 */
public final class Records {
    /** The most hashes in one segment of a member list. */
    public static final int SEGMENT_HASHES = 1_000;

    private static final int MESSAGE_CHARACTERS = 300;

    private Records() {}

    /** Returns the payload of a tag. */
    public static byte[] encode(ConsolidatingTag tag) {
        return payload("tag " + tag.hash(), TagCodec.toMessage(tag));
    }

    /** Reads the tag that lies under {@code hash}. */
    public static ConsolidatingTag decodeTag(Hash hash, byte[] payload) {
        return decode(Table.TAGS, hash::bytes, payload, bytes -> TagCodec.read(hash, bytes));
    }

    /** Returns the payload of a summary. */
    public static byte[] encode(AttributionSummary summary) {
        return payload("attribution summary of tag " + summary.tagHash(), SummaryCodec.toMessage(summary));
    }

    /** Reads the summary that lies under {@code tagHash}. */
    public static AttributionSummary decodeSummary(Hash tagHash, byte[] payload) {
        return decode(
                Table.ATTRIBUTION,
                tagHash::bytes,
                payload,
                bytes -> SummaryCodec.fromMessage(tagHash, RecordMessages.AttributionSummary.parseFrom(bytes)));
    }

    /** Returns the payload of a change. */
    public static byte[] encode(Change change) {
        return payload("change " + change.hash(), ChangeCodec.toMessage(change));
    }

    /** Reads the change that lies under {@code hash}. */
    public static Change decodeChange(Hash hash, byte[] payload) {
        return decode(
                Table.CHANGES,
                hash::bytes,
                payload,
                bytes -> ChangeCodec.fromMessage(hash, RecordMessages.Change.parseFrom(bytes)));
    }

    /**
     * Returns the payload of one segment.
     *
     * @param segment 0 to {@link #SEGMENT_HASHES} members; their order is kept
     */
    public static byte[] encodeMembers(List<Hash> segment) {
        requireSegment(segment.size());
        RecordMessages.MemberSegment.Builder message = RecordMessages.MemberSegment.newBuilder();
        segment.forEach(member -> message.addMembers(bytes(member)));
        return payload("member segment", message.build());
    }

    /** Reads the segment of members that lies under {@code key}. */
    public static List<Hash> decodeMembers(byte[] key, byte[] payload) {
        return decode(Table.MEMBERS, () -> key, payload, bytes -> {
            RecordMessages.MemberSegment message = RecordMessages.MemberSegment.parseFrom(bytes);
            requireSegment(message.getMembersCount());
            return message.getMembersList().stream().map(Records::hash).toList();
        });
    }

    /** Returns the payload of a name: the tag that it points to. */
    public static byte[] encodeName(Hash tag) {
        return payload(
                "name", RecordMessages.Name.newBuilder().setTag(bytes(tag)).build());
    }

    /** Reads the tag that the name under {@code key} points to. */
    public static Hash decodeName(byte[] key, byte[] payload) {
        return decode(
                Table.NAMES,
                () -> key,
                payload,
                bytes -> hash(RecordMessages.Name.parseFrom(bytes).getTag()));
    }

    /** Returns the payload of the mark that a migration leaves in its target. */
    public static byte[] encode(MigrationMark mark) {
        return payload("migration mark", mark.toMessage());
    }

    /** Reads the mark of a migration that lies under {@code key}. */
    public static MigrationMark decodeMigration(byte[] key, byte[] payload) {
        return decode(
                Table.META,
                () -> key,
                payload,
                bytes -> MigrationMark.fromMessage(RecordMessages.Migration.parseFrom(bytes)));
    }

    static ByteString bytes(Hash hash) {
        return ByteString.copyFrom(hash.bytes());
    }

    static Hash hash(ByteString bytes) {
        return Hash.fromBytes(bytes.asReadOnlyByteBuffer());
    }

    private static void requireSegment(int hashes) {
        if (hashes > SEGMENT_HASHES) {
            throw new IllegalArgumentException(
                    "a member segment of " + hashes + " hashes; expected at most " + SEGMENT_HASHES);
        }
    }

    private static byte[] payload(String what, MessageLite message) {
        requireLength(what, message.getSerializedSize());
        return message.toByteArray();
    }

    /** Makes a value of the bytes of its record. */
    @FunctionalInterface
    private interface Decoder<T> {
        T decode(byte[] payload) throws IOException;
    }

    private static <T> T decode(Table table, Supplier<byte[]> key, byte[] payload, Decoder<T> decoder) {
        try {
            requireLength("the record", payload.length);
            return decoder.decode(payload);
        } catch (IOException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            // What is damaged may be long, and is quoted.
            String what = Ascii.truncate(String.valueOf(e.getMessage()), MESSAGE_CHARACTERS, "...");
            throw new CorruptRecordException(table, key.get(), what, e);
        }
    }

    private static void requireLength(String what, int bytes) {
        if (bytes > Limits.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    what + " takes " + bytes + " bytes; at most " + Limits.MAX_PAYLOAD_BYTES + " can be stored");
        }
    }
}
