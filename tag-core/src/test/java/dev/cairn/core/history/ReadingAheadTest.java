package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A history that several threads can read is read ahead of the writing: nobody can tell by what is written, or by how it fails. */
@Timeout(60)
class ReadingAheadTest {
    private static final int CHANGES = 6_000;

    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger readAhead = new AtomicInteger();
    private final WrittenHistory history = new WrittenHistory();
    private final List<Hash> all = new ArrayList<>();
    private Consumer<Hash> trouble = change -> {};

    /** Every fifth change merges an older one; every third had help. */
    ReadingAheadTest() {
        for (int number = 0; number < CHANGES; number++) {
            List<Hash> below = new ArrayList<>();
            if (number > 0) {
                below.add(all.get(number - 1));
            }
            if (number > 20 && number % 5 == 0) {
                below.add(all.get(number - 13));
            }
            all.add(history.change(number, number / 3, below));
            history.attribute(
                    all.get(number),
                    number % 3 == 0 ? WrittenHistory.assisted(number % 7 / 10.0) : ChangeAttribution.UNATTRIBUTED,
                    number % 2 == 0 ? "src/A.java" : "docs/a.md");
        }
    }

    /** A pool has ended a moment before the last of its threads is gone. */
    @AfterEach
    void noThreadIsLeft() throws Exception {
        for (Thread thread : readers) {
            thread.join(5_000);
            assertFalse(thread.isAlive(), thread.getName());
        }
    }

    /** The history, read by any number of threads. */
    private class Watched implements ChangeGraph {
        @Override
        public List<Hash> dependencies(Hash change) {
            return history.dependencies(change);
        }

        @Override
        public Instant timestamp(Hash change) {
            return history.timestamp(change);
        }

        @Override
        public ChangeAttribution attribution(Hash change) {
            trouble.accept(change);
            return history.attribution(change);
        }

        @Override
        public Collection<String> paths(Hash change) {
            return history.paths(change);
        }
    }

    /** The same, which also gives itself to other threads. */
    private final class Shared extends Watched {
        @Override
        public Optional<ChangeGraph> forAnotherThread() {
            return Optional.of(new Watched() {
                @Override
                public ChangeAttribution attribution(Hash change) {
                    readers.add(Thread.currentThread());
                    readAhead.incrementAndGet();
                    return super.attribution(change);
                }
            });
        }
    }

    private List<Release> releases(int every) {
        List<Release> releases = new ArrayList<>();
        for (int number = every - 1; number < CHANGES; number += every) {
            ReleaseName name = new ReleaseName("v" + number, Optional.empty(), Optional.empty(), Optional.empty());
            releases.add(new Release(all.get(number), history.timestamp(all.get(number)), List.of(name)));
        }
        return releases;
    }

    private static List<ReleaseOutcome> consolidate(TagStore store, ChangeGraph graph, List<Release> releases) {
        return new Consolidator(new TagRepository(store), graph, 1)
                .consolidateAll("main", releases, ConsolidationListener.NONE);
    }

    @Test
    void whatIsWrittenIsTheSameWhoeverReads() {
        for (int every : new int[] {1, 7, 100, CHANGES}) {
            try (TagStore alone = TagStores.open("memory:");
                    TagStore ahead = TagStores.open("memory:")) {
                readAhead.set(0);
                assertEquals(
                        consolidate(alone, new Watched(), releases(every)),
                        consolidate(ahead, new Shared(), releases(every)));
                assertEquals(Dump.of(alone), Dump.of(ahead));
                assertEquals(alone.info().version(), ahead.info().version());
                int members = CHANGES / every * every;
                assertEquals(Runtime.getRuntime().availableProcessors() > 1 ? members : 0, readAhead.get());
            }
        }
    }

    @Test
    void aTagThatIsMadeAloneIsTheSameAndLeavesNoThread() {
        ConsolidationOptions options = ConsolidationOptions.at(Instant.EPOCH);
        List<Hash> tip = List.of(all.get(CHANGES - 1));
        try (TagStore alone = TagStores.open("memory:");
                TagStore ahead = TagStores.open("memory:")) {
            assertEquals(
                    new Consolidator(new TagRepository(alone), new Watched(), 1).consolidate("main", tip, options),
                    new Consolidator(new TagRepository(ahead), new Shared(), 1).consolidate("main", tip, options));
            assertEquals(Dump.of(alone), Dump.of(ahead));
            assertEquals(Runtime.getRuntime().availableProcessors() > 1, readAhead.get() > 0);
        }
    }

    @Test
    void aFailureComesWhereTheChangeIsLookedAtAndEndsTheThreads() {
        IllegalStateException damaged = new IllegalStateException("damaged");
        trouble = change -> {
            if (change.equals(all.get(4_321))) {
                throw damaged;
            }
        };
        try (TagStore store = TagStores.open("memory:")) {
            assertSame(
                    damaged,
                    assertThrows(IllegalStateException.class, () -> consolidate(store, new Shared(), releases(10))));
            long written =
                    new TagRepository(store).read(tags -> tags.tags("main").count());
            assertTrue(written >= 380 && written <= 432, "tags up to the damage: " + written);
        }
    }

    @Test
    void whatOnlyTheCallerCanReadIsReadByTheCaller() {
        trouble = change -> {
            if (readers.contains(Thread.currentThread())) {
                throw new IllegalStateException("for the caller only");
            }
        };
        try (TagStore store = TagStores.open("memory:")) {
            assertEquals(60, consolidate(store, new Shared(), releases(100)).size());
        }
    }

    @Test
    void anInterruptHarmsNothingAndStays() {
        try (TagStore store = TagStores.open("memory:")) {
            Thread.currentThread().interrupt();
            assertEquals(60, consolidate(store, new Shared(), releases(100)).size());
            assertTrue(Thread.interrupted());
        }
    }
}
