package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.store.TagRepository;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Depth costs no stack, and many tags cost no more than their members. */
@Tag("same-on-every-jdk")
class LongHistoriesTest {
    private static final int DEPTH = 1_000_000;

    /** Changes 0, 1, 2 and so on, each on the one before; every tenth also merges the one from seven changes ago. */
    private static final class Chain implements ChangeGraph {
        static Hash hash(int number) {
            byte[] digest = new byte[HashAlgorithm.GIT_SHA1.digestBytes()];
            return Hash.of(
                    HashAlgorithm.GIT_SHA1,
                    ByteBuffer.wrap(digest).putInt(number).array());
        }

        private static int number(Hash change) {
            return ByteBuffer.wrap(change.digest()).getInt();
        }

        @Override
        public List<Hash> dependencies(Hash change) {
            int number = number(change);
            if (number == 0) {
                return List.of();
            }
            return number % 10 == 9 ? List.of(hash(number - 1), hash(number - 7)) : List.of(hash(number - 1));
        }

        @Override
        public Instant timestamp(Hash change) {
            return Instant.ofEpochSecond(number(change));
        }

        @Override
        public ChangeAttribution attribution(Hash change) {
            return number(change) % 3 == 0 ? ChangeAttribution.HUMAN : ChangeAttribution.UNATTRIBUTED;
        }

        @Override
        public Collection<String> paths(Hash change) {
            return List.of("src/Main.java");
        }
    }

    @Test
    void aChainOfAMillionChangesIsTaggedAndExpanded() {
        try (TagStore store = TagStores.open("memory:")) {
            TagRepository repository = new TagRepository(store);
            Hash tip = Chain.hash(DEPTH - 1);
            ConsolidatingTag tag = new Consolidator(repository, new Chain(), 1)
                    .consolidate("main", List.of(tip), ConsolidationOptions.at(Instant.EPOCH));
            assertEquals(DEPTH, tag.consolidatedChangeCount());
            assertEquals(DEPTH, countInOrder(repository, tip));
            assertEquals(DEPTH, countInOrder(repository, tag.hash()));
        }
    }

    private static int countInOrder(TagRepository repository, Hash start) {
        return repository.read(tags -> {
            int[] next = {0};
            Stream<Hash> expansion = new TagExpansion(tags).expand(start, new Chain());
            expansion.forEach(change -> assertEquals(next[0]++, Chain.number(change)));
            return next[0];
        });
    }

    @Test
    void fiveHundredReleasesOfAHundredThousandChangesAreTaggedAtOnce() {
        List<Release> releases = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> release(Chain.hash(200 * i - 1), "v" + i))
                .toList();
        List<String> heard = new ArrayList<>();
        try (TagStore store = TagStores.open("memory:")) {
            TagRepository repository = new TagRepository(store);
            Consolidator consolidator = new Consolidator(repository, new Chain(), 1);
            var outcomes = consolidator.consolidateAll(
                    "main", releases, (done, all, changes) -> heard.add(done + " of " + all + ", " + changes));
            assertEquals(500, outcomes.size());
            assertEquals("500 of 500, 100000", heard.get(heard.size() - 1));
            long evenTags = repository.read(tags -> tags.tags("main")
                    .filter(tag -> tag.consolidatedChangeCount() == 200)
                    .count());
            assertEquals(500, evenTags);
        }
    }

    private static Release release(Hash change, String name) {
        ReleaseName only = new ReleaseName(name, Optional.empty(), Optional.empty(), Optional.empty());
        return new Release(change, Instant.ofEpochSecond(1), List.of(only));
    }
}
