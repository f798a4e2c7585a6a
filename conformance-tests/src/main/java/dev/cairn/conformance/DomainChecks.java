package dev.cairn.conformance;

import static dev.cairn.conformance.DomainSamples.hash;
import static dev.cairn.conformance.DomainSamples.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ProviderStats;
import dev.cairn.core.store.TagRepository;
import java.util.List;
import java.util.Optional;

/**
 * The eleven checks (domain.md section 10). Each of them looks at what a store gives back, and may be run again on the
 * same store.
 */
final class DomainChecks {
    private final TagRepository tags;

    DomainChecks(TagRepository tags) {
        this.tags = tags;
    }

    void tagCreation() {
        ConsolidatingTag stored = stored(tag(1, 50, 25).build());
        assertTrue(stored.isInitial(), "initial");
        assertEquals(1, stored.effectiveDependencyCount(), "effective dependencies");
        assertEquals(49, stored.dependencyReduction(), "reduction");
        assertEquals(25, stored.consolidatedChangeCount(), "consolidated changes");
    }

    void tagWithAPreviousOne() {
        ConsolidatingTag stored =
                stored(tag(2, 75, 50).previousConsolidation(hash(1)).build());
        assertFalse(stored.isInitial(), "initial");
        assertEquals(Optional.of(hash(1)), stored.previousConsolidation(), "previous tag");
        assertEquals(74, stored.dependencyReduction(), "reduction");
    }

    void summaryOfChanges() {
        AttributionTotals stored = stored(DomainSamples.counted(3, 60, 40)).totals();
        assertEquals(60.0, stored.aiPercentage().value(), "percentage of AI-assisted changes");
        assertEquals(40.0, stored.humanPercentage().value(), "percentage of human changes");
    }

    void providerStatistics() {
        AttributionTotals totals = AttributionTotals.builder()
                .totalChanges(3)
                .aiAssistedChanges(3)
                .provider("one", DomainSamples.threeChanges())
                .build();
        ProviderStats stored = Optional.ofNullable(stored(DomainSamples.summary(4, totals))
                        .totals()
                        .providers()
                        .get("one"))
                .orElseThrow();
        assertEquals(3, stored.changeCount(), "changes of the provider");
        // The double nearest to 23/30; 2.3 / 3 is its neighbour.
        assertEquals(0.7666666666666667, stored.confidence().mean(), "running average over 0.8, 0.6 and 0.9");
        assertEquals(List.of("large", "small"), stored.modelsUsed(), "models");
    }

    void emptySummary() {
        AttributionTotals stored = stored(DomainSamples.counted(5, 0, 0)).totals();
        assertEquals(0.0, stored.aiPercentage().value(), "percentage of AI-assisted changes among none");
        assertEquals(0.0, stored.humanPercentage().value(), "percentage of human changes among none");
    }

    void tagToRecordAndBack() {
        for (ConsolidatingTag given : List.of(tag(6, 0, 0).build(), DomainSamples.fullTag(7))) {
            assertEquals(given, stored(given), "a tag read back");
        }
    }

    void summaryToRecordAndBack() {
        for (AttributionSummary given : List.of(DomainSamples.counted(8, 0, 0), DomainSamples.fullSummary(9))) {
            assertEquals(given, stored(given), "a summary read back");
        }
    }

    void tagOperations() {
        ConsolidatingTag given = tag(10, 50, 25).build();
        assertAbsent(found(given), "a tag that was not put");
        assertFalse(tags.<Boolean>read(tx -> tx.hasTag(given.hash())), "hasTag says true before the put");
        assertEquals(given, stored(given), "a tag that was put");
        assertTrue(tags.<Boolean>read(tx -> tx.hasTag(given.hash())), "hasTag says false after the put");
        assertTrue(
                tags.<Boolean>write(tx -> tx.deleteTag(given.hash())),
                "the delete of what is there says that nothing was");
        assertAbsent(found(given), "a tag that was deleted");
        assertFalse(
                tags.<Boolean>write(tx -> tx.deleteTag(given.hash())),
                "the delete of what was deleted before says that it was there");
    }

    void summaryOperations() {
        AttributionSummary given = DomainSamples.fullSummary(11);
        assertAbsent(found(given), "a summary that was not put");
        assertEquals(given, stored(given), "a summary that was put");
        assertTrue(
                tags.<Boolean>write(tx -> tx.deleteAttribution(given.tagHash())),
                "the delete of what is there says that nothing was");
        assertAbsent(found(given), "a summary that was deleted");
        assertFalse(
                tags.<Boolean>write(tx -> tx.deleteAttribution(given.tagHash())),
                "the delete of what was deleted before says that it was there");
    }

    void severalTags() {
        List<ConsolidatingTag> given = List.of(
                tag(20, 1, 1).build(), tag(21, 2, 2).build(), tag(22, 3, 3).build());
        given.forEach(this::stored);
        given.forEach(one -> assertThere(one, found(one), "one of several tags"));
        ConsolidatingTag first = given.get(0);
        assertTrue(
                tags.<Boolean>write(tx -> tx.deleteTag(first.hash())),
                "the delete of one of several tags says that it was not there");
        assertThere(given.get(1), found(given.get(1)), "a tag beside one that was deleted");
        ConsolidatingTag other = tag(20, 77, 70).message("other data").build();
        assertEquals(other, stored(other), "other data under the same hash");
        ConsolidatingTag third = tag(20, 88, 80).channel("other").build();
        assertEquals(third, stored(third), "other data put over it");
    }

    void tagAndSummaryUnderOneHash() {
        ConsolidatingTag tag = tag(30, 5, 5).build();
        AttributionSummary summary = DomainSamples.counted(30, 3, 2);
        assertEquals(tag, stored(tag), "the tag");
        assertEquals(summary, stored(summary), "the summary");
        assertThere(tag, found(tag), "the tag beside its summary");
        assertTrue(
                tags.<Boolean>write(tx -> tx.deleteTag(tag.hash())),
                "the delete of the tag says that it was not there");
        assertAbsent(found(tag), "the deleted tag");
        assertThere(summary, found(summary), "the summary of a deleted tag");
        assertTrue(
                tags.<Boolean>write(tx -> tx.deleteAttribution(tag.hash())),
                "the delete of the summary says that it was not there");
        assertAbsent(found(summary), "the deleted summary");
    }

    private static <T> void assertThere(T given, Optional<T> found, String what) {
        assertEquals(given, found.orElseThrow(() -> new AssertionError(what + " is absent")), what);
    }

    private static void assertAbsent(Optional<?> found, String what) {
        assertTrue(found.isEmpty(), () -> what + " is there: " + found);
    }

    private ConsolidatingTag stored(ConsolidatingTag tag) {
        tags.write(tx -> {
            tx.putTag(tag);
            return null;
        });
        return found(tag).orElseThrow(() -> new AssertionError("no tag under " + tag.hash() + ", where one was put"));
    }

    private AttributionSummary stored(AttributionSummary summary) {
        tags.write(tx -> {
            tx.putAttribution(summary);
            return null;
        });
        return found(summary)
                .orElseThrow(() -> new AssertionError("no summary under " + summary.tagHash() + ", where one was put"));
    }

    private Optional<ConsolidatingTag> found(ConsolidatingTag tag) {
        return tags.read(tx -> tx.tag(tag.hash()));
    }

    private Optional<AttributionSummary> found(AttributionSummary summary) {
        return tags.read(tx -> tx.attribution(summary.tagHash()));
    }
}
