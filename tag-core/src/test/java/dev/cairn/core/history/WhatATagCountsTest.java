package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhatATagCountsTest {
    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);
    private final WrittenHistory history = new WrittenHistory();
    private final Consolidator consolidator = new Consolidator(repository, history, 7);

    @AfterEach
    void close() {
        store.close();
    }

    private AttributionSummary tag(Hash tip) {
        ConsolidatingTag tag = consolidator.consolidate("main", List.of(tip), ConsolidationOptions.at(Instant.EPOCH));
        return repository.read(tags -> tags.attribution(tag.hash())).orElseThrow();
    }

    @Test
    void theSummaryIsOfTheMembersAlone() {
        Hash one = history.change(1);
        Hash two = history.change(2, one);
        Hash three = history.change(3, two);
        history.attribute(one, WrittenHistory.assisted(0.9), "src/a.c");
        history.attribute(two, WrittenHistory.assisted(0.8), "README.md");
        history.attribute(three, ChangeAttribution.HUMAN, "src/a.c");
        assertEquals(1, tag(one).totals().totalChanges());
        AttributionSummary summary = tag(three);
        AttributionTotals totals = summary.totals();
        assertEquals(7, summary.evidenceRules());
        assertEquals(2, totals.totalChanges());
        assertEquals(1, totals.aiAssistedChanges());
        assertEquals(1, totals.humanAuthoredChanges());
        assertEquals(0.8, totals.averageConfidence().mean());
        assertEquals(1, totals.docChanges());
        assertEquals(1, totals.codeChanges());
        assertEquals(Optional.of("provider"), totals.dominantProvider());
        assertEquals(1, totals.timeSpanSeconds());
    }

    @Test
    void aChangeOfManyTagsIsReadOnce() {
        Hash trunk = history.change(0);
        for (int i = 1; i < 50; i++) {
            trunk = history.change(i, trunk);
        }
        List<Release> releases = new ArrayList<>();
        for (int i = 50; i < 60; i++) {
            ReleaseName name = new ReleaseName("v" + i, Optional.empty(), Optional.empty(), Optional.empty());
            releases.add(new Release(history.change(i, trunk), Instant.EPOCH, List.of(name)));
        }
        for (ReleaseOutcome outcome : consolidator.consolidateAll("main", releases, ConsolidationListener.NONE)) {
            ConsolidatingTag tag = ((ReleaseOutcome.Created) outcome).tag();
            assertEquals(51, tag.consolidatedChangeCount());
            assertFalse(tag.base().isPresent());
        }
        assertEquals(60, history.attributionsRead);
    }

    @Test
    void historyInsertedBehindATagComesWithTheNextOne() {
        Hash root = history.change(2);
        Hash tip = history.change(3, root);
        ConsolidatingTag first =
                consolidator.consolidate("main", List.of(root), ConsolidationOptions.at(Instant.EPOCH));
        Hash late = history.change(1);
        history.insert(root, late);
        ConsolidatingTag next = consolidator.consolidate("main", List.of(tip), ConsolidationOptions.at(Instant.EPOCH));
        assertEquals(Optional.of(first.hash()), next.base());
        assertEquals(
                List.of(late, tip),
                repository.read(tags -> tags.members(next.hash()).orElseThrow().toList()));
    }

    @Test
    void aChangeThatDependsOnATagHasItBehindIt() {
        Hash root = history.change(1);
        ConsolidatingTag tag = consolidator.consolidate("main", List.of(root), ConsolidationOptions.at(Instant.EPOCH));
        Hash top = history.change(2, tag.hash());
        ConsolidatingTag next = consolidator.consolidate("main", List.of(top), ConsolidationOptions.at(Instant.EPOCH));
        assertEquals(Optional.of(tag.hash()), next.previousConsolidation());
        assertEquals(
                List.of(top),
                repository.read(tags -> tags.members(next.hash()).orElseThrow().toList()));
    }

    /** The listener stands for another process that writes between two transactions of ours. */
    @Test
    void whatOthersTagMeanwhileIsSeen() {
        List<Release> releases = new ArrayList<>();
        Hash trunk = history.change(0);
        for (int i = 1; i <= 200; i++) {
            trunk = history.change(i, trunk);
            ReleaseName name = new ReleaseName("v" + i, Optional.empty(), Optional.empty(), Optional.empty());
            releases.add(new Release(trunk, Instant.EPOCH, List.of(name)));
        }
        Hash contested = releases.get(149).change();
        List<ConsolidatingTag> others = new ArrayList<>();
        List<ReleaseOutcome> outcomes = consolidator.consolidateAll("main", releases, (done, all, changes) -> {
            if (others.isEmpty()) {
                others.add(consolidator.consolidate(
                        "other", List.of(contested), ConsolidationOptions.at(Instant.ofEpochSecond(9))));
            }
        });
        assertEquals(200, outcomes.size());
        assertEquals(others.get(0).hash(), ((ReleaseOutcome.NamesAdded) outcomes.get(149)).tag());
        assertEquals(
                others.get(0).base(),
                Optional.of(((ReleaseOutcome.Created) outcomes.get(63)).tag().hash()));
        assertEquals(1, ((ReleaseOutcome.Created) outcomes.get(199)).tag().consolidatedChangeCount());
    }
}
