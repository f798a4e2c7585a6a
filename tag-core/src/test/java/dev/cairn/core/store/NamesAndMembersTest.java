package dev.cairn.core.store;

import static dev.cairn.core.store.TagFixtures.hash;
import static dev.cairn.core.store.TagFixtures.hashes;
import static dev.cairn.core.store.TagFixtures.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.CorruptRecordException;
import dev.cairn.core.Hash;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NamesAndMembersTest {
    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);

    @AfterEach
    void close() {
        store.close();
    }

    private void putMembers(int tag, List<Hash> members) {
        repository.write(tags -> {
            tags.putMembers(hash(tag), members);
            return null;
        });
    }

    private Optional<List<Hash>> members(int tag) {
        return repository.read(tags -> tags.members(hash(tag)).map(stream -> stream.toList()));
    }

    private long segments() {
        return store.read(operations -> operations.count(Table.MEMBERS, KeyRange.all()));
    }

    @Test
    void memberListsOfEveryLengthAreReadBack() {
        assertEquals(Optional.empty(), members(1));
        for (int length : new int[] {0, 1, 999, 1000, 1001, 2500, 1}) {
            putMembers(1, hashes(length));
            assertEquals(Optional.of(hashes(length)), members(1));
            assertEquals(Math.max(1, (length + 999) / 1000), segments());
        }
    }

    @Test
    void aMissingSegmentIsNoShorterList() {
        putMembers(1, hashes(2500));
        for (int missing : new int[] {1, 0}) {
            store.write(operations -> operations.delete(Table.MEMBERS, Keys.segment(hash(1), missing)));
            assertThrows(CorruptRecordException.class, () -> members(1));
        }
    }

    @Test
    void membersThatTheTagDoesNotCountAreRefused() {
        repository.write(tags -> {
            tags.putTag(tag(1).consolidatedChangeCount(3).build());
            tags.putMembers(hash(1), hashes(3));
            assertThrows(IllegalArgumentException.class, () -> tags.putMembers(hash(1), hashes(4)));
            return null;
        });
        assertEquals(Optional.of(hashes(3)), members(1));
    }

    @Test
    void aTagHasAnyNumberOfNames() {
        repository.write(tags -> {
            List.of("v1", "npm/v1", "\u00fc").forEach(name -> tags.putName(name, hash(1)));
            tags.putName("v2", hash(2));
            return null;
        });
        assertEquals(List.of("npm/v1", "v1", "\u00fc"), repository.read(tags -> List.copyOf(tags.names(hash(1)))));
        assertEquals(Optional.of(hash(2)), repository.read(tags -> tags.named("v2")));
        assertEquals(Set.of(), repository.read(tags -> tags.names(hash(3))));
    }

    @Test
    void aTransactionSeesItsOwnNames() {
        repository.write(tags -> {
            assertEquals(Set.of(), tags.names(hash(1)));
            tags.putName("a", hash(1));
            assertEquals(Set.of("a"), tags.names(hash(1)));
            assertTrue(tags.deleteName("a"));
            assertFalse(tags.deleteName("a"));
            assertEquals(Set.of(), tags.names(hash(1)));
            return null;
        });
    }

    @Test
    void aNameIsNotTakenFromAStoredTag() {
        repository.write(tags -> {
            tags.putTag(tag(1).build());
            tags.putName("v1", hash(1));
            NameTakenException e = assertThrows(NameTakenException.class, () -> tags.putName("v1", hash(2)));
            assertEquals(hash(1), e.holder());
            tags.deleteTag(hash(1));
            tags.putName("v1", hash(2));
            assertEquals(Optional.of(hash(2)), tags.named("v1"));
            return null;
        });
    }

    @Test
    void namesAreOneTo255BytesOfWellFormedText() {
        repository.write(tags -> {
            tags.putName("\u00fc".repeat(127) + "x", hash(1));
            for (String bad : List.of("", "x".repeat(256), "\u00fc".repeat(128), "\ud800")) {
                assertThrows(IllegalArgumentException.class, () -> tags.putName(bad, hash(1)));
            }
            return null;
        });
    }

    @Test
    void aRemovedTagIsGoneWithEverythingBesideIt() {
        repository.write(tags -> {
            tags.putTag(tag(1).consolidatedChangeCount(2).tips(hashes(1)).build());
            tags.putMembers(hash(1), hashes(2));
            tags.putAttribution(new AttributionSummary(hash(1), AttributionTotals.EMPTY, 1));
            tags.putName("v1", hash(1));
            assertTrue(tags.removeTag(hash(1)));
            assertFalse(tags.removeTag(hash(1)));
            return null;
        });
        for (Table table : Table.values()) {
            long left = store.read(operations -> operations.count(table, KeyRange.all()));
            assertEquals(0, left, table.storedName());
        }
    }

    @Test
    void theFirstTenTagsAboveABaseAreTold() {
        repository.write(tags -> {
            tags.putTag(tag(1).build());
            for (int above = 2; above <= 11; above++) {
                tags.putTag(tag(above).previousConsolidation(hash(1)).build());
            }
            TagInUseException ten = assertThrows(TagInUseException.class, () -> tags.removeTag(hash(1)));
            assertEquals(hash(1), ten.tag());
            assertTrue(
                    ten.getMessage().contains(hash(11) + "")
                            && !ten.getMessage().contains("more"),
                    ten::getMessage);
            tags.putTag(tag(12).previousConsolidation(hash(1)).build());
            TagInUseException eleven = assertThrows(TagInUseException.class, () -> tags.removeTag(hash(1)));
            assertTrue(eleven.getMessage().contains(" and 1 more, and was not removed"), eleven::getMessage);
            return null;
        });
    }

    @Test
    void aTagThatIsABaseIsNotRemoved() {
        repository.write(tags -> {
            tags.putTag(tag(1).build());
            tags.putTag(tag(2).previousConsolidation(hash(1)).build());
            tags.putTag(tag(3).previousConsolidation(hash(2))
                    .consolidatesSince(hash(1))
                    .build());
            TagInUseException e = assertThrows(TagInUseException.class, () -> tags.removeTag(hash(1)));
            assertEquals(Set.of(hash(2), hash(3)), Set.copyOf(e.dependents()));
            assertTrue(tags.removeTag(hash(2)));
            assertTrue(tags.removeTag(hash(3)));
            assertTrue(tags.removeTag(hash(1)));
            return null;
        });
    }
}
