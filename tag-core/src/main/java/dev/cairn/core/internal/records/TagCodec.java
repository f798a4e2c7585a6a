package dev.cairn.core.internal.records;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.SemanticVersion;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

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
                .tips(tips(message))
                .dependencyCountBefore(message.getDependencyCountBefore())
                .consolidatedChangeCount(message.getConsolidatedChangeCount())
                .metadata(metadata(message.getMetadataList()));
        optionals(tag, message);
        return tag.build();
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

    private static SortedSet<Hash> tips(RecordMessages.Tag message) {
        SortedSet<Hash> tips = message.getTipsList().stream()
                .map(Records::hash)
                .collect(ImmutableSortedSet.toImmutableSortedSet(Hash::compareTo));
        if (tips.size() != message.getTipsCount()) {
            throw new IllegalArgumentException(message.getTipsCount() + " tips, of which " + tips.size() + " differ");
        }
        return tips;
    }

    private static ImmutableSortedMap<String, String> metadata(List<RecordMessages.Tag.Metadata> entries) {
        ImmutableSortedMap.Builder<String, String> metadata = ImmutableSortedMap.naturalOrder();
        entries.forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
        return metadata.buildOrThrow();
    }
}
