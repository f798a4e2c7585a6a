package dev.cairn.core.internal.records;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.SemanticVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns tags into messages and back. */
final class TagCodec {
    private static final int END = 0;
    private static final int NUMBER_SHIFT = 3;
    private static final int TEXT = WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int NUMBER = WireFormat.WIRETYPE_VARINT;

    private static final int CHANNEL = RecordMessages.Tag.CHANNEL_FIELD_NUMBER << NUMBER_SHIFT | TEXT;
    private static final int TIMESTAMP =
            RecordMessages.Tag.CONSOLIDATION_TIMESTAMP_FIELD_NUMBER << NUMBER_SHIFT | NUMBER;
    private static final int TIPS = RecordMessages.Tag.TIPS_FIELD_NUMBER << NUMBER_SHIFT | TEXT;
    private static final int PREVIOUS = RecordMessages.Tag.PREVIOUS_CONSOLIDATION_FIELD_NUMBER << NUMBER_SHIFT | TEXT;
    private static final int SINCE = RecordMessages.Tag.CONSOLIDATES_SINCE_FIELD_NUMBER << NUMBER_SHIFT | TEXT;
    private static final int COUNT_BEFORE =
            RecordMessages.Tag.DEPENDENCY_COUNT_BEFORE_FIELD_NUMBER << NUMBER_SHIFT | NUMBER;
    private static final int COUNT = RecordMessages.Tag.CONSOLIDATED_CHANGE_COUNT_FIELD_NUMBER << NUMBER_SHIFT | NUMBER;
    private static final int VERSION = RecordMessages.Tag.VERSION_FIELD_NUMBER << NUMBER_SHIFT | TEXT;
    private static final int MESSAGE = RecordMessages.Tag.MESSAGE_FIELD_NUMBER << NUMBER_SHIFT | TEXT;
    private static final int CREATED_BY = RecordMessages.Tag.CREATED_BY_FIELD_NUMBER << NUMBER_SHIFT | TEXT;
    private static final int METADATA = RecordMessages.Tag.METADATA_FIELD_NUMBER << NUMBER_SHIFT | TEXT;
    private static final int METADATA_KEY = RecordMessages.Tag.Metadata.KEY_FIELD_NUMBER << NUMBER_SHIFT | TEXT;
    private static final int METADATA_VALUE = RecordMessages.Tag.Metadata.VALUE_FIELD_NUMBER << NUMBER_SHIFT | TEXT;

    private final ConsolidatingTagBuilder tag =
            ConsolidatingTag.builder().channel("").consolidationTimestamp(Instant.EPOCH);
    private final List<Hash> tips = new ArrayList<>(1);
    private final ImmutableSortedMap.Builder<String, String> metadata =
            new ImmutableSortedMap.Builder<>(ConsolidatingTag.METADATA_ORDER);

    private TagCodec(Hash hash) {
        tag.hash(hash);
    }

    static RecordMessages.Tag toMessage(ConsolidatingTag tag) {
        RecordMessages.Tag.Builder message = RecordMessages.Tag.newBuilder()
                .setChannel(tag.channel())
                .setConsolidationTimestamp(tag.consolidationTimestamp().getEpochSecond())
                .setDependencyCountBefore(tag.dependencyCountBefore())
                .setConsolidatedChangeCount(tag.consolidatedChangeCount());
        tag.tips().forEach(tip -> message.addTips(Records.bytes(tip)));
        tag.previousConsolidation().map(Records::bytes).ifPresent(message::setPreviousConsolidation);
        tag.consolidatesSince().map(Records::bytes).ifPresent(message::setConsolidatesSince);
        tag.version().map(SemanticVersion::toString).ifPresent(message::setVersion);
        tag.message().ifPresent(message::setMessage);
        tag.createdBy().ifPresent(message::setCreatedBy);
        tag.metadata()
                .forEach(
                        (key, value) -> message.addMetadataBuilder().setKey(key).setValue(value));
        return message.build();
    }

    /**
     * Reads a tag without the message in between, which would cost more than the tag; fields are those of the generated message.
     *
     * @throws IOException for what is no message
     * @throws IllegalArgumentException for what is no tag; or {@link java.time.DateTimeException}
     */
    static ConsolidatingTag read(Hash hash, byte[] payload) throws IOException {
        CodedInputStream input = CodedInputStream.newInstance(payload);
        TagCodec tag = new TagCodec(hash);
        for (int field = input.readTag(); field != END; field = input.readTag()) {
            tag.read(field, input);
        }
        return tag.build();
    }

    private void read(int field, CodedInputStream input) throws IOException {
        switch (field) {
            case CHANNEL -> tag.channel(input.readStringRequireUtf8());
            case TIMESTAMP -> tag.consolidationTimestamp(Instant.ofEpochSecond(input.readInt64()));
            case TIPS -> tips.add(hash(input));
            case PREVIOUS -> tag.previousConsolidation(hash(input));
            case SINCE -> tag.consolidatesSince(hash(input));
            case COUNT_BEFORE -> tag.dependencyCountBefore(input.readUInt64());
            case COUNT -> tag.consolidatedChangeCount(input.readUInt64());
            case VERSION -> tag.version(SemanticVersion.parse(input.readStringRequireUtf8()));
            case MESSAGE -> tag.message(input.readStringRequireUtf8());
            case CREATED_BY -> tag.createdBy(input.readStringRequireUtf8());
            case METADATA -> readMetadata(input);
            default -> skip(field, input);
        }
    }

    private void readMetadata(CodedInputStream input) throws IOException {
        int outside = input.pushLimit(input.readUInt32());
        String key = "";
        String value = "";
        for (int field = input.readTag(); field != END; field = input.readTag()) {
            switch (field) {
                case METADATA_KEY -> key = input.readStringRequireUtf8();
                case METADATA_VALUE -> value = input.readStringRequireUtf8();
                default -> skip(field, input);
            }
        }
        input.popLimit(outside);
        metadata.put(key, value);
    }

    private static void skip(int field, CodedInputStream input) throws IOException {
        if (!input.skipField(field)) {
            throw new IOException("a group ends that was not begun");
        }
    }

    private ConsolidatingTag build() {
        // Nearly all have one.
        ImmutableSortedSet<Hash> distinct =
                tips.size() == 1 ? ImmutableSortedSet.of(tips.get(0)) : ImmutableSortedSet.copyOf(tips);
        if (distinct.size() != tips.size()) {
            throw new IllegalArgumentException(tips.size() + " tips, of which " + distinct.size() + " differ");
        }
        return tag.tips(distinct).metadata(metadata.buildOrThrow()).build();
    }

    private static Hash hash(CodedInputStream input) throws IOException {
        return Hash.fromBytes(input.readByteArray());
    }
}
