package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.history.TagDifference.Kind;
import dev.cairn.core.store.TagRepository;
import dev.cairn.core.store.TagWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every figure of a tag that is not what its changes make it is told by its name. */
class TagVerificationTest {
    private static final int RULES = 7;

    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);
    private final WrittenHistory history = new WrittenHistory();
    private final Hash first = history.change(1);
    private final Hash second = history.change(2, first);
    private final Hash third = history.change(3, second);
    private final Hash fourth = history.change(4, third);
    private final Hash fifth = history.change(5, fourth);
    private ConsolidatingTag tag = consolidated();

    private ConsolidatingTag consolidated() {
        history.attribute(first, WrittenHistory.assisted(0.9), "src/a.c");
        history.attribute(second, WrittenHistory.assisted(0.6), "tests/a.py");
        history.attribute(third, WrittenHistory.assisted(0.1), "README.md");
        history.attribute(fourth, ChangeAttribution.HUMAN, "data.bin");
        return consolidated(fifth, 0);
    }

    private ConsolidatingTag consolidated(Hash tip, int second) {
        return new Consolidator(repository, history, RULES)
                .consolidate("main", List.of(tip), ConsolidationOptions.at(Instant.ofEpochSecond(second)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void write(Consumer<TagWriter> work) {
        repository.write(tags -> {
            work.accept(tags);
            return null;
        });
    }

    private List<TagDifference> againstStore() {
        return repository.read(tags -> TagVerification.againstStore(tags, tag));
    }

    private List<TagDifference> againstHistory(int rules) {
        return repository.read(tags -> TagVerification.againstHistory(tags, tag, history, rules));
    }

    private static List<String> texts(Kind kind, List<TagDifference> differences) {
        return differences.stream()
                .filter(difference -> difference.kind() == kind)
                .map(TagDifference::what)
                .toList();
    }

    @Test
    void whatIsStoredAsItWasMadeHasNoDifference() {
        assertEquals(List.of(), againstStore());
        assertEquals(List.of(), againstHistory(RULES));
    }

    @Test
    void everyNumberOfTheSummaryIsCompared() {
        write(tags -> tags.putAttribution(new AttributionSummary(tag.hash(), AttributionTotals.EMPTY, RULES)));
        List<TagDifference> differences = againstStore();
        Set<String> told = texts(Kind.SUMMARY, differences).stream()
                .map(text -> text.substring(0, text.indexOf(" is ")))
                .collect(Collectors.toSet());
        assertEquals(differences.size(), told.size());
        assertEquals(
                Set.of(
                        "totalChanges",
                        "aiAssistedChanges",
                        "humanAuthoredChanges",
                        "unattributedChanges",
                        "confidenceHigh",
                        "confidenceMedium",
                        "confidenceLow",
                        "averageConfidence",
                        "timeSpan",
                        "codeChanges",
                        "testChanges",
                        "docChanges",
                        "otherChanges",
                        "provider provider"),
                told);
        String provider = texts(Kind.SUMMARY, differences).stream()
                .filter(text -> text.startsWith("provider"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "provider provider is 0 changes, confidence 0.0 of 0, models {}, types {}, and computed anew"
                        + " 3 changes, confidence 0.5333333333333333 of 3, models {model=3}, types {complete=3}",
                provider);
    }

    @Test
    void aSummaryThatIsMissingOrOfOtherRulesIsTold() {
        assertEquals(
                List.of("the summary was made with version 7, not 8"),
                texts(Kind.EVIDENCE_RULES, againstHistory(RULES + 1)));
        store.write(
                operations -> operations.delete(Table.ATTRIBUTION, tag.hash().bytes()));
        assertEquals(List.of("no attribution summary is stored"), texts(Kind.SUMMARY, againstStore()));
        assertEquals(List.of("no attribution summary is stored"), texts(Kind.SUMMARY, againstHistory(RULES)));
    }

    @Test
    void countsThatItsHistoryDoesNotGiveAreTold() {
        ConsolidatingTag other = tag.toBuilder().dependencyCountBefore(50).build();
        write(tags -> tags.putTag(other));
        tag = other;
        assertEquals(List.of("dependencyCountBefore is 50, and computed anew 5"), texts(Kind.COUNT, againstStore()));
    }

    @Test
    void changesThatAreNotStoredOrNotInTheHistoryAreTold() {
        for (Hash lost : List.of(second, fifth)) {
            store.write(operations -> operations.delete(Table.CHANGES, lost.bytes()));
        }
        List<String> told = texts(Kind.CHANGES_NOT_STORED, againstStore());
        assertEquals(
                List.of(
                        "2 of 5 members are not stored as changes, " + second + " for one: import the history again",
                        "its tip " + fifth + ", which the tag stands on, is not there"),
                told);
        Hash foreign = WrittenHistory.hash(77);
        history.insert(third, foreign);
        assertEquals(
                List.of("change " + foreign + ", which the tag stands on, is not there"),
                texts(Kind.HISTORY_REWRITTEN, againstHistory(RULES)));
    }

    @Test
    void aTagOnABaseCountsTheBaseToo() {
        Hash sixth = history.change(6, fifth);
        tag = consolidated(sixth, 3);
        assertEquals(List.of(), againstStore());
        Hash late = history.change(8);
        history.insert(sixth, late);
        List<TagDifference> differences = againstHistory(RULES);
        assertEquals(
                List.of(
                        "consolidatedChangeCount is 1, and computed anew 2",
                        "dependencyCountBefore is 2, and computed anew 3"),
                texts(Kind.COUNT, differences));
    }

    @Test
    void membersInAnotherOrderOrMissingOrTooManyAreTold() {
        write(tags -> tags.putMembers(tag.hash(), List.of(fifth, fourth, third, second, first)));
        assertEquals(
                List.of("the members are the same, but stand in another order"), texts(Kind.MEMBERS, againstStore()));
        Hash stranger = history.change(6);
        write(tags -> tags.putMembers(tag.hash(), List.of(first, second, third, fourth, stranger)));
        assertEquals(
                List.of("1 members that its history does not give it, and 1 missing; too many: " + stranger
                        + "; missing: " + fifth),
                texts(Kind.MEMBERS, againstHistory(RULES)));
    }

    @Test
    void aTagWithoutTipsIsComparedByItsMembersAlone() {
        ConsolidatingTag other = tag.toBuilder().tips(Set.of()).build();
        write(tags -> tags.putTag(other));
        tag = other;
        assertEquals(List.of(), againstStore());
    }

    @Test
    void ofChangesThatDifferTwentyAreNamedAndTheRestCounted() {
        assertEquals(20, changed(100, 20).size());
        List<String> told = changed(200, 22);
        assertEquals(21, told.size());
        assertEquals("2 more changes differ", told.get(20));
    }

    /** Tags a chain of changes, lets all of them be another's work afterwards, and returns what is told of them. */
    private List<String> changed(int start, int count) {
        List<Hash> chain = new ArrayList<>();
        for (int number = start; number < start + count; number++) {
            chain.add(history.change(number, chain.isEmpty() ? fifth : chain.get(chain.size() - 1)));
        }
        tag = consolidated(chain.get(count - 1), start);
        chain.forEach(change -> history.attribute(change, ChangeAttribution.HUMAN));
        List<String> told = texts(Kind.CHANGE, againstHistory(RULES));
        for (int i = 0; i < 20; i++) {
            assertEquals("what is stored of " + chain.get(i) + " is not what its history says", told.get(i));
        }
        return told;
    }
}
