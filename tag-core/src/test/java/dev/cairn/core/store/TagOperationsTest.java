package dev.cairn.core.store;

import static dev.cairn.core.store.TagFixtures.hash;
import static dev.cairn.core.store.TagFixtures.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks 8 to 11 of domain.md section 10, and the index rows of section 6. */
class TagOperationsTest {
    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);

    @AfterEach
    void close() {
        store.close();
    }

    private void put(ConsolidatingTag tag) {
        repository.write(tags -> {
            tags.putTag(tag);
            return null;
        });
    }

    private static AttributionSummary summary(Hash tag, int human) {
        AttributionTotals totals = AttributionTotals.builder()
                .totalChanges(human)
                .humanAuthoredChanges(human)
                .build();
        return new AttributionSummary(tag, totals, 1);
    }

    @Test
    void aWriterThatIsClosedLetsTheNextOneWrite() {
        try (TagWriteTransaction tags = repository.beginWrite()) {
            tags.putName("kept", hash(1));
            assertEquals(1, tags.commit());
        }
        try (TagWriteTransaction tags = repository.beginWrite()) {
            tags.putName("dropped", hash(1));
        }
        try (TagWriteTransaction tags = repository.beginWrite()) {
            assertEquals(Optional.empty(), tags.named("dropped"));
            assertEquals(Optional.of(hash(1)), tags.named("kept"));
            assertEquals(false, tags.deleteChange(hash(9)));
        }
    }

    @Test
    void check8ATagComesAndGoes() {
        ConsolidatingTag tag = tag(1).build();
        try (TagWriteTransaction tags = repository.beginWrite()) {
            assertEquals(Optional.empty(), tags.tag(tag.hash()));
            tags.putTag(tag);
            assertTrue(tags.hasTag(tag.hash()));
            assertEquals(Optional.of(tag), tags.tag(tag.hash()));
            assertTrue(tags.deleteTag(tag.hash()));
            assertEquals(Optional.empty(), tags.tag(tag.hash()));
            assertFalse(tags.deleteTag(tag.hash()));
        }
    }

    @Test
    void check9AnAttributionSummaryComesAndGoes() {
        AttributionSummary summary = summary(hash(1), 3);
        try (TagWriteTransaction tags = repository.beginWrite()) {
            assertEquals(Optional.empty(), tags.attribution(hash(1)));
            tags.putAttribution(summary);
            assertEquals(Optional.of(summary), tags.attribution(hash(1)));
            assertTrue(tags.deleteAttribution(hash(1)));
            assertEquals(Optional.empty(), tags.attribution(hash(1)));
            assertFalse(tags.deleteAttribution(hash(1)));
        }
    }

    @Test
    void check10OtherDataUnderTheSameHashIsReadBack() {
        List<ConsolidatingTag> several =
                List.of(tag(1).build(), tag(2).channel("b").build(), tag(3).build());
        several.forEach(this::put);
        several.forEach(tag -> assertEquals(Optional.of(tag), repository.read(tags -> tags.tag(tag.hash()))));
        several.forEach(tag -> assertTrue(repository.<Boolean>write(tags -> tags.deleteTag(tag.hash()))));
        ConsolidatingTag other = tag(2).message("other").build();
        put(other);
        assertEquals(Optional.of(other), repository.read(tags -> tags.tag(hash(2))));
        assertEquals(List.of("main"), repository.read(tags -> tags.channels().toList()));
    }

    @Test
    void check11ATagAndItsSummaryAreIndependent() {
        AttributionSummary summary = summary(hash(1), 3);
        put(tag(1).build());
        repository.write(tags -> {
            tags.putAttribution(summary);
            return null;
        });
        assertTrue(repository.<Boolean>write(tags -> tags.deleteTag(hash(1))));
        assertEquals(Optional.of(summary), repository.read(tags -> tags.attribution(hash(1))));
        assertTrue(repository.<Boolean>write(tags -> tags.deleteAttribution(hash(1))));
        assertEquals(Optional.empty(), repository.read(tags -> tags.attribution(hash(1))));
    }

    @Test
    void tagsOfAChannelComeNewestFirstThenByHash() {
        ConsolidatingTag old = tag(1).consolidationTimestamp(Instant.EPOCH).build();
        ConsolidatingTag latest =
                tag(2).consolidationTimestamp(ConsolidatingTag.LATEST).build();
        List<ConsolidatingTag> equallyOld = Stream.of(tag(3), tag(4))
                .map(tag -> tag.build())
                .sorted(Comparator.comparing(ConsolidatingTag::hash))
                .toList();
        List.of(old, equallyOld.get(1), latest, equallyOld.get(0)).forEach(this::put);
        put(tag(5).channel("mai").build());
        put(tag(6).channel("main/b").build());
        assertEquals(
                List.of(latest, equallyOld.get(0), equallyOld.get(1), old),
                repository.read(tags -> tags.tags("main").toList()));
        assertEquals(Optional.of(latest), repository.read(tags -> tags.latestTag("main")));
        assertEquals(Optional.empty(), repository.read(tags -> tags.latestTag("ma")));
        assertEquals(
                List.of("mai", "main", "main/b"),
                repository.read(tags -> tags.channels().toList()));
    }

    @Test
    void anOverwrittenTagIsFoundByNothingOfItsOwn() {
        put(tag(1).tips(List.of(hash(7), hash(8))).channel("old").build());
        ConsolidatingTag tag = tag(1).tips(List.of(hash(8), hash(9))).build();
        put(tag);
        assertEquals(List.of(), repository.read(tags -> tags.tagsAt(hash(7))));
        assertEquals(List.of(tag), repository.read(tags -> tags.tagsAt(hash(8))));
        assertEquals(List.of(tag), repository.read(tags -> tags.tagsAt(hash(9))));
        assertEquals(List.of("main"), repository.read(tags -> tags.channels().toList()));
    }

    @Test
    void anExceptionLeavesNoTrace() {
        try (TagWriteTransaction tags = repository.beginWrite()) {
            tags.putTag(tag(1).build());
        }
        assertFalse(repository.<Boolean>read(tags -> tags.hasTag(hash(1))));
    }

    @Test
    void aReaderKeepsToItsState() {
        try (TagReadTransaction before = repository.beginRead()) {
            put(tag(1).build());
            assertFalse(before.hasTag(hash(1)));
        }
    }
}
