package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeKind;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.CorruptRecordException;
import dev.cairn.core.Hash;
import dev.cairn.core.Samples;
import dev.cairn.core.SuggestionType;
import dev.cairn.core.UnknownChangeException;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is tagged is stored change by change, so that the store is a history of its own. */
class StoredHistoryTest {
    private static final ChangeAttribution ASSISTED = ChangeAttribution.aiAssisted(
            List.of(Samples.contribution("anthropic", Optional.of("opus"), SuggestionType.COMPLETE, Optional.empty())));

    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);
    private final WrittenHistory history = new WrittenHistory();
    private final Hash one = history.change(1);
    private final Hash two = history.change(2, one);
    private final Hash three = history.change(3, one);
    private final Hash merge = history.change(4, three, two);

    @BeforeEach
    void attribute() {
        history.attribute(two, ASSISTED, "src/Main.java");
        history.attribute(three, ChangeAttribution.HUMAN, "README.md");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private ConsolidatingTag consolidate(Hash tip) {
        return new Consolidator(repository, history, 7)
                .consolidate("main", List.of(tip), ConsolidationOptions.at(Instant.EPOCH));
    }

    private void importReleases(Hash... changes) {
        List<Release> releases = IntStream.range(0, changes.length)
                .mapToObj(i -> new Release(
                        changes[i],
                        Instant.EPOCH,
                        List.of(new ReleaseName("v" + i, Optional.empty(), Optional.empty(), Optional.empty()))))
                .toList();
        new Consolidator(repository, history, 7).consolidateAll("main", releases, ConsolidationListener.NONE);
    }

    private List<Hash> stored() {
        return repository.read(tags -> tags.changes().map(Change::hash).sorted().toList());
    }

    private static List<Hash> sorted(Hash... changes) {
        return List.of(changes).stream().sorted().toList();
    }

    @Test
    void theMembersOfATagAreStoredWithAllThatIsKnownOfThem() {
        consolidate(merge);
        assertEquals(sorted(one, two, three, merge), stored());
        assertEquals(
                Optional.of(new Change(
                        two, List.of(one), Instant.ofEpochSecond(2), Optional.of(ChangeKind.CODE), ASSISTED, 7)),
                repository.read(tags -> tags.change(two)));
        assertEquals(
                List.of(three, two),
                repository.read(tags -> tags.change(merge).orElseThrow().dependencies()));
    }

    @Test
    void aReleaseIsStoredWithItsChangesAndNothingBesides() {
        importReleases(two);
        assertEquals(sorted(one, two), stored());
        importReleases(two, merge);
        assertEquals(sorted(one, two, three, merge), stored());
    }

    @Test
    void theStoreIsAHistoryLikeTheOneThatWasImported() {
        ConsolidatingTag tag = consolidate(merge);
        repository.read(tags -> {
            StoredChanges changes = new StoredChanges(tags);
            assertEquals(
                    new TagExpansion(tags).expand(merge, history).toList(),
                    new TagExpansion(tags).expand(merge, changes).toList());
            AttributionTotals totals = tags.changes().map(Change::attributed).collect(AttributionTotals.collector());
            assertEquals(Optional.of(totals), tags.attribution(tag.hash()).map(summary -> summary.totals()));
            assertEquals(history.timestamp(three), changes.timestamp(three));
            assertEquals(ChangeAttribution.HUMAN, changes.attribution(three));
            assertEquals(Optional.of(ChangeKind.DOC), changes.kind(three));
            assertThrows(UnknownChangeException.class, () -> changes.dependencies(WrittenHistory.hash(99)));
            assertThrows(UnsupportedOperationException.class, () -> changes.paths(three));
            return null;
        });
    }

    /** A tag of an older version of Cairn has members, but no changes. */
    @Test
    void importingAgainFillsInTheChangesOfTheTagsThatStand() {
        importReleases(two, merge);
        var whole = Dump.of(store);
        for (Hash change : List.of(one, three)) {
            boolean deleted = repository.write(tags -> tags.deleteChange(change));
            assertTrue(deleted);
        }
        assertEquals(sorted(two, merge), stored());
        importReleases(two, merge);
        assertEquals(whole, Dump.of(store));
    }

    @Test
    void aChangeThatIsStoredStaysAsItIs() {
        importReleases(two);
        history.attribute(two, ChangeAttribution.HUMAN);
        importReleases(two, merge);
        assertEquals(ASSISTED, repository.read(tags -> new StoredChanges(tags).attribution(two)));
    }

    @Test
    void aDamagedChangeIsNeverAnAbsentOne() {
        consolidate(merge);
        store.write(operations -> {
            operations.put(Table.CHANGES, two.bytes(), new byte[] {(byte) 0xFF});
            return null;
        });
        assertThrows(
                CorruptRecordException.class,
                () -> repository.read(tags -> new TagExpansion(tags)
                        .expand(merge, new StoredChanges(tags))
                        .count()));
    }

    @Test
    void moreChangesThanOneTransactionTakesAreStoredAheadOfTheirTag() {
        int count = 25_000;
        Hash tip = one;
        for (int number = 10; number < count + 9; number++) {
            tip = history.change(number, tip);
        }
        long before = store.read(operations -> operations.version());
        consolidate(tip);
        assertEquals(count, stored().size());
        long after = store.read(operations -> operations.version());
        assertEquals(before + 3, after);
    }
}
