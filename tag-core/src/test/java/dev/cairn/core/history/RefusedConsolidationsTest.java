package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.UnknownChangeException;
import dev.cairn.core.history.ConsolidationException.Reason;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusedConsolidationsTest {
    private static final ConsolidationOptions OPTIONS = ConsolidationOptions.at(Instant.ofEpochSecond(5));

    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);
    private final WrittenHistory history = new WrittenHistory();
    private final Consolidator consolidator = new Consolidator(repository, history, 1);
    private final Hash root = history.change(1);
    private final Hash left = history.change(2, root);
    private final Hash right = history.change(3, root);

    @AfterEach
    void close() {
        store.close();
    }

    private ConsolidatingTag tag(Hash tip, ConsolidationOptions options) {
        return consolidator.consolidate("main", List.of(tip), options);
    }

    private ConsolidationException refused(Reason reason, Hash tip, ConsolidationOptions options) {
        var before = Dump.of(store);
        ConsolidationException e = assertThrows(ConsolidationException.class, () -> tag(tip, options));
        assertEquals(reason, e.reason());
        assertTrue(e.getMessage().contains(e.hash().toString()), e.getMessage());
        assertEquals(before, Dump.of(store));
        return e;
    }

    @Test
    void tipsAtWhichATagStands() {
        ConsolidatingTag tag = tag(left, OPTIONS.named("v1"));
        ConsolidationException e = refused(Reason.ALREADY_TAGGED, left, OPTIONS.named("v2"));
        assertEquals(tag.hash(), e.hash());
        assertTrue(e.getMessage().contains("v1"), e.getMessage());
    }

    @Test
    void aTakenName() {
        ConsolidatingTag tag = tag(left, OPTIONS.named("v1"));
        assertEquals(
                tag.hash(),
                refused(Reason.NAME_TAKEN, right, OPTIONS.named("v1")).hash());
    }

    @Test
    void anUnknownBase() {
        Hash unknown = WrittenHistory.hash(99);
        assertEquals(
                unknown,
                refused(Reason.UNKNOWN_BASE, left, OPTIONS.startingFrom(unknown))
                        .hash());
    }

    @Test
    void aBaseThatIsAChange() {
        assertEquals(
                root,
                refused(Reason.BASE_IS_NO_TAG, left, OPTIONS.startingFrom(root)).hash());
    }

    @Test
    void aBaseOnAnotherBranch() {
        ConsolidatingTag other = tag(right, OPTIONS.named("other"));
        ConsolidationException e = refused(Reason.BASE_NOT_IN_HISTORY, left, OPTIONS.startingFrom(other.hash()));
        assertTrue(e.getMessage().contains(left.toString()), e.getMessage());
    }

    @Test
    void ofManyTipsFiveAreShown() {
        List<Hash> tips = new ArrayList<>(List.of(left, right));
        for (int number = 10; number < 13; number++) {
            tips.add(history.change(number, root));
        }
        assertFalse(messageOf(tips).contains("more"), messageOf(tips));
        tips.add(history.change(13, root));
        tips.add(history.change(14, root));
        assertTrue(messageOf(tips).contains(" and 2 more, is not stored"), messageOf(tips));
    }

    private String messageOf(List<Hash> tips) {
        ConsolidationOptions options = OPTIONS.startingFrom(WrittenHistory.hash(99));
        return String.valueOf(
                assertThrows(ConsolidationException.class, () -> consolidator.consolidate("main", tips, options))
                        .getMessage());
    }

    @Test
    void anUnknownTip() {
        assertThrows(UnknownChangeException.class, () -> tag(WrittenHistory.hash(99), OPTIONS));
    }

    @Test
    void noTip() {
        assertThrows(IllegalArgumentException.class, () -> consolidator.consolidate("main", List.of(), OPTIONS));
    }

    @Test
    void aHistoryThatRunsInACycleTellsTheCycle() {
        history.insert(root, left);
        ExpansionException e = assertThrows(ExpansionException.class, () -> tag(left, OPTIONS));
        assertEquals(ExpansionException.Reason.CYCLE, e.reason());
        assertEquals(3, e.path().size());
        assertEquals(e.path().get(0), e.path().get(2));
    }

    @Test
    void aLongCycleIsToldByItsEnds() {
        Hash first = history.change(20);
        Hash last = first;
        for (int number = 21; number < 27; number++) {
            last = history.change(number, last);
        }
        history.insert(first, last);
        Hash top = last;
        ExpansionException eight = assertThrows(ExpansionException.class, () -> tag(top, OPTIONS));
        assertEquals(8, eight.path().size());
        assertFalse(String.valueOf(eight.getMessage()).contains("more"), eight.getMessage());
        Hash above = history.change(27, history.change(28, top));
        history.change(20, above);
        ExpansionException ten = assertThrows(ExpansionException.class, () -> tag(above, OPTIONS));
        assertEquals(10, ten.path().size());
        String shown = ten.path().subList(0, 4).stream().map(Hash::toString).collect(Collectors.joining(" -> "))
                + " -> (2 more) -> "
                + ten.path().subList(6, 10).stream().map(Hash::toString).collect(Collectors.joining(" -> "));
        assertTrue(String.valueOf(ten.getMessage()).contains(shown), ten.getMessage());
    }

    @Test
    void whatIsAskedForStandsInTheTag() {
        ConsolidatingTag tag = tag(
                left,
                OPTIONS.withVersion(SemanticVersion.parse("1.0.0"))
                        .withMessage("First")
                        .withCreator("A")
                        .withMetadata(Map.of("k", "v")));
        assertEquals(Optional.of(SemanticVersion.parse("1.0.0")), tag.version());
        assertEquals(Optional.of("First"), tag.message());
        assertEquals(Optional.of("A"), tag.createdBy());
        assertEquals(Map.of("k", "v"), tag.metadata());
    }

    @Test
    void changesAreKeptWithoutATag() {
        consolidator.keep(List.of(left, root));
        long stored = repository.read(tags -> tags.changes().count());
        assertEquals(2, stored);
        assertEquals(
                List.of(root),
                repository.read(tags -> tags.change(left).orElseThrow().dependencies()));
    }

    @Test
    void anOlderBaseChangesTheMembers() {
        ConsolidatingTag one = tag(root, OPTIONS);
        ConsolidatingTag two = tag(left, OPTIONS);
        Hash tip = history.change(4, left);
        ConsolidatingTag three = tag(tip, OPTIONS.startingFrom(one.hash()));
        assertEquals(two.hash(), three.previousConsolidation().orElseThrow());
        assertEquals(one.hash(), three.consolidatesSince().orElseThrow());
        assertEquals(
                List.of(left, tip),
                repository.read(tags -> tags.members(three.hash()).orElseThrow().toList()));
        assertEquals(3, three.dependencyCountBefore());
    }

    @Test
    void timestampsAreCutToWholeSecondsAndToTheirYears() {
        assertEquals(
                Instant.ofEpochSecond(5),
                tag(root, ConsolidationOptions.at(Instant.ofEpochSecond(5, 999)))
                        .consolidationTimestamp());
        assertEquals(
                ConsolidatingTag.EARLIEST,
                tag(left, ConsolidationOptions.at(Instant.ofEpochSecond(-9))).consolidationTimestamp());
        assertEquals(
                ConsolidatingTag.LATEST,
                tag(right, ConsolidationOptions.at(Instant.MAX)).consolidationTimestamp());
    }
}
