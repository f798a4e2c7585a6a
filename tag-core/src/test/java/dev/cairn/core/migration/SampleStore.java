package dev.cairn.core.migration;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.Samples;
import dev.cairn.core.store.TagRepository;
import dev.cairn.core.store.TagWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Seeded stores with all that a migration meets (domain.md section 10). */
public final class SampleStore {
    private static final List<String> CHANNELS = List.of("main", "release/1.x", "entwicklung-ß");
    private static final int[] MEMBER_COUNTS = {0, 1, 999, 1_000, 1_001, 7, 2_500};

    private SampleStore() {}

    /** Writes so many tags, with all that is beside them, and entries that are no tags. */
    public static void fill(TagStore store, long seed, int tags) {
        new TagRepository(store).write(writer -> {
            write(writer, new SplittableRandom(seed), tags);
            return null;
        });
        store.write(operations -> {
            operations.put(Table.CHANGES, new byte[] {0}, new byte[0]);
            operations.put(Table.CHANGES, new byte[255], new byte[1 << 20]);
            operations.put(Table.META, new byte[] {'z'}, new byte[] {1, 2, 3});
            return null;
        });
    }

    private static void write(TagWriter writer, SplittableRandom random, int tags) {
        List<Hash> written = new ArrayList<>();
        for (int number = 0; number < tags; number++) {
            List<Hash> members = members(random, MEMBER_COUNTS[number % MEMBER_COUNTS.length]);
            ConsolidatingTag tag = tag(random, number, written, members.size());
            writer.putTag(tag);
            writer.putMembers(tag.hash(), members);
            writer.putAttribution(Samples.summary(random));
            for (int name = random.nextInt(3); name >= 0; name--) {
                writer.putName("v" + number + "." + name, tag.hash());
            }
            writer.putChange(Samples.storedChange(random));
            written.add(tag.hash());
        }
    }

    private static ConsolidatingTag tag(SplittableRandom random, int number, List<Hash> written, int members) {
        var tag = Samples.tag(random).toBuilder()
                .channel(CHANNELS.get(number % CHANNELS.size()))
                .consolidatedChangeCount(members);
        if (number > 0) {
            tag.previousConsolidation(written.get(number - 1));
        }
        if (number % 4 == 3) {
            tag.consolidatesSince(written.get(number / 2));
        }
        return tag.build();
    }

    private static List<Hash> members(SplittableRandom random, int count) {
        return Stream.generate(() -> Samples.hash(random, HashAlgorithm.GIT_SHA1))
                .limit(count)
                .toList();
    }

    /** Returns the entries of every table. */
    public static List<List<Entry>> content(TagStore store) {
        return store.read(operations -> Arrays.stream(Table.values())
                .map(table -> operations.scan(table, KeyRange.all()).toList())
                .toList());
    }
}
