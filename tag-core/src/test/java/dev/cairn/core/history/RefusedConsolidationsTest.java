package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.UnknownChangeException;
import dev.cairn.core.history.ConsolidationException.Reason;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.List;
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
