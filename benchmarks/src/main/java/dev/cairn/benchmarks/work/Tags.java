package dev.cairn.benchmarks.work;

import dev.cairn.benchmarks.contender.Pair;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Real tags with their summaries, as a consolidation makes them. */
final class Tags {
    private static final int BATCH = 2_000;

    private Tags() {}

    /** Puts so many tags, and returns their hashes. */
    static List<Hash> put(TagRepository repository, int count) {
        List<Hash> hashes = new ArrayList<>();
        for (int from = 0; from < count; from += BATCH) {
            int begin = from;
            int end = Math.min(count, from + BATCH);
            repository.write(tags -> {
                for (int number = begin; number < end; number++) {
                    ConsolidatingTag tag = tag(number);
                    tags.putTag(tag);
                    tags.putAttribution(new AttributionSummary(tag.hash(), totals(), 1));
                    hashes.add(tag.hash());
                }
                return end;
            });
        }
        return hashes;
    }

    private static ConsolidatingTag tag(int number) {
        return ConsolidatingTag.builder()
                .channel("main")
                .consolidationTimestamp(Instant.ofEpochSecond(1_700_000_000L + number))
                .tips(List.of(hash(number)))
                .previousConsolidation(hash(number + 1_000_000_000L))
                .dependencyCountBefore(25)
                .consolidatedChangeCount(25)
                .message("release " + number)
                .createdBy("maintainer@example.org")
                .metadata(Map.of("build", String.valueOf(number)))
                .buildHashed(List.of(hash(number)));
    }

    private static AttributionTotals totals() {
        return AttributionTotals.builder()
                .totalChanges(25)
                .humanAuthoredChanges(15)
                .unattributedChanges(10)
                .codeChanges(25)
                .build();
    }

    private static Hash hash(long number) {
        return Hash.fromBytes(Pair.key(number));
    }
}
