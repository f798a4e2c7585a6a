package dev.cairn.core.internal.records;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.SemanticVersion;
import java.time.Instant;
import java.util.List;

/** Turns tags into messages and back. */
final class TagCodec {
    private TagCodec() {}

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

    /** Throws {@link IllegalArgumentException} or {@link java.time.DateTimeException} for what is no tag. */
    static ConsolidatingTag fromMessage(Hash hash, RecordMessages.Tag message) {
        ConsolidatingTagBuilder tag = ConsolidatingTag.builder()
                .hash(hash)
                .channel(message.getChannel())
                .consolidationTimestamp(Instant.ofEpochSecond(message.getConsolidationTimestamp()))
                .tips(Lists.transform(message.getTipsList(), Records::hash))
                .dependencyCountBefore(message.getDependencyCountBefore())
                .consolidatedChangeCount(message.getConsolidatedChangeCount())
                .metadata(metadata(message.getMetadataList()));
        optionals(tag, message);
        ConsolidatingTag read = tag.build();
        requireDistinct(message.getTipsCount(), read.tips().size());
        return read;
    }

    private static void optionals(ConsolidatingTagBuilder tag, RecordMessages.Tag message) {
        if (message.hasPreviousConsolidation()) {
            tag.previousConsolidation(Records.hash(message.getPreviousConsolidation()));
        }
        if (message.hasConsolidatesSince()) {
            tag.consolidatesSince(Records.hash(message.getConsolidatesSince()));
        }
        if (message.hasVersion()) {
            tag.version(SemanticVersion.parse(message.getVersion()));
        }
        if (message.hasMessage()) {
            tag.message(message.getMessage());
        }
        if (message.hasCreatedBy()) {
            tag.createdBy(message.getCreatedBy());
        }
    }

    private static void requireDistinct(int tips, int distinct) {
        if (tips != distinct) {
            throw new IllegalArgumentException(tips + " tips, of which " + distinct + " differ");
        }
    }

    private static ImmutableMap<String, String> metadata(List<RecordMessages.Tag.Metadata> entries) {
        ImmutableMap.Builder<String, String> metadata = ImmutableMap.builderWithExpectedSize(entries.size());
        entries.forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
        return metadata.buildOrThrow();
    }
}
