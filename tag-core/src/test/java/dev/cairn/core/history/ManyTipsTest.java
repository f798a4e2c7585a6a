package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tags of several tips that share them, in groups too large to try every choice. */
class ManyTipsTest {
    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);
    private final WrittenHistory history = new WrittenHistory();
    private final List<Hash> roots = new ArrayList<>();

    @AfterEach
    void close() {
        store.close();
    }

    private void roots(int count) {
        IntStream.range(0, count).forEach(number -> roots.add(history.change(number)));
    }

    /** A tag of some of the roots, made by hand so that none is the base of another. */
    private Hash tag(int from, int to) {
        List<Hash> members = roots.subList(from, to);
        ConsolidatingTag tag = ConsolidatingTag.builder()
                .channel("main")
                .consolidationTimestamp(Instant.ofEpochSecond(from))
                .tips(members)
                .consolidatedChangeCount(members.size())
                .buildHashed(members);
        return repository.write(tags -> {
            tags.putTag(tag);
            tags.putMembers(tag.hash(), members);
            return tag.hash();
        });
    }

    private Reduction reduce() {
        return repository.read(tags -> new TagReduction(tags).reduce(roots, history));
    }

    @Test
    void nestedOnesAreReplacedByTheLargest() {
        roots(64);
        Hash all = tag(0, 64);
        for (int width = 2; width < 64; width *= 2) {
            for (int from = 0; from < 64; from += width) {
                tag(from, from + width);
            }
        }
        assertEquals(new Reduction(List.of(all), List.of()), reduce());
    }

    @Test
    void overlappingOnesAreWithinTheBoundOfTheGreedyChoice() {
        roots(90);
        for (int from = 0; from + 3 <= 90; from++) {
            tag(from, from + 3);
        }
        int found = reduce().dependencies().size();
        assertTrue(30 <= found && found <= 30 * (1 + 0.5 + 1 / 3.0), found + " where 30 are enough");
    }

    @Test
    void manyThatShareNothingCostNoMoreThanTheirTips() {
        roots(20_000);
        for (int from = 0; from < 20_000; from += 10) {
            tag(from, from + 10);
        }
        Reduction reduction = reduce();
        assertEquals(2_000, reduction.tags().size());
        assertEquals(List.of(), reduction.changes());
    }
}
