package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.history.ExpansionException.Reason;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpansionTest {
    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);
    private final WrittenHistory history = new WrittenHistory();
    private final Hash one = history.change(1);
    private final Hash two = history.change(2, one);
    private final Hash three = history.change(3, two);

    @AfterEach
    void close() {
        store.close();
    }

    private List<Hash> expand(Hash start) {
        return repository.read(
                tags -> new TagExpansion(tags).expand(start, history).toList());
    }

    private ExpansionException fails(Reason reason, Hash start, Hash culprit, Hash... path) {
        ExpansionException e = assertThrows(ExpansionException.class, () -> expand(start));
        assertEquals(reason, e.reason());
        assertEquals(culprit, e.hash());
        assertEquals(List.of(path), e.path());
        assertTrue(e.getMessage().contains(culprit.toString()), e.getMessage());
        assertTrue(e.getMessage().contains(path[0].toString()), e.getMessage());
        return e;
    }

    private static ConsolidatingTagBuilder tag(int number, int members) {
        return ConsolidatingTag.builder()
                .hash(WrittenHistory.hash(number))
                .channel("main")
                .consolidationTimestamp(Instant.EPOCH)
                .consolidatedChangeCount(members);
    }

    private Hash put(ConsolidatingTag tag, Hash... members) {
        repository.write(tags -> {
            tags.putTag(tag);
            tags.putMembers(tag.hash(), List.of(members));
            return null;
        });
        return tag.hash();
    }

    @Test
    void withoutTagsItIsTheHistory() {
        Hash merge = history.change(4, three, one);
        assertEquals(List.of(one, two, three, merge), expand(merge));
    }

    @Test
    void aTagIsReplacedByItsBaseAndItsMembers() {
        Hash base = put(tag(10, 1).build(), one);
        Hash tag = put(tag(11, 2).previousConsolidation(base).build(), two, three);
        Hash top = history.change(4, tag);
        assertEquals(List.of(one, two, three), expand(tag));
        assertEquals(List.of(one, two, three, top), expand(top));
    }

    @Test
    void theExplicitBaseCountsAndNotThePreviousTag() {
        Hash base = put(tag(10, 1).build(), one);
        Hash previous = put(tag(11, 1).previousConsolidation(base).build(), two);
        Hash tag = put(
                tag(12, 1)
                        .previousConsolidation(previous)
                        .consolidatesSince(base)
                        .build(),
                three);
        assertEquals(List.of(one, three), expand(tag));
    }

    @Test
    void aChangeOnTwoTagsHasTheChangesOfBothOnce() {
        Hash left = put(tag(10, 2).build(), one, two);
        Hash right = put(tag(11, 2).build(), one, three);
        Hash merge = history.change(4, left, right);
        assertEquals(List.of(one, two, three, merge), expand(merge));
    }

    @Test
    void aTagAmongTheMembersIsReplacedToo() {
        Hash inner = put(tag(10, 2).build(), one, two);
        assertEquals(List.of(one, two, three), expand(put(tag(11, 2).build(), inner, three)));
    }

    @Test
    void anEmptyTagStandsForNothing() {
        assertEquals(List.of(), expand(put(tag(10, 0).build())));
    }

    @Test
    void aMissingTagIsNamed() {
        Hash missing = WrittenHistory.hash(99);
        Hash top = history.change(4, missing);
        fails(Reason.MISSING, top, missing, top, missing);
        fails(Reason.MISSING, missing, missing, missing);
    }

    @Test
    void aMissingBaseIsNamed() {
        Hash base = put(tag(10, 1).build(), one);
        Hash tag = put(tag(11, 1).previousConsolidation(base).build(), two);
        Hash top = history.change(4, tag);
        repository.write(tags -> tags.deleteTag(base));
        fails(Reason.MISSING, top, base, top, tag, base);
    }

    @Test
    void aMemberListThatDisagreesIsNamed() {
        Hash tag = put(tag(10, 1).build(), one);
        repository.write(tags -> {
            tags.putTag(tag(10, 2).build());
            return null;
        });
        Hash top = history.change(4, tag);
        fails(Reason.MEMBERS_DISAGREE, top, tag, top, tag);
    }

    @Test
    void aMissingMemberListIsNoEmptyOne() {
        Hash tag = tag(10, 0).build().hash();
        repository.write(tags -> {
            tags.putTag(tag(10, 0).build());
            return null;
        });
        fails(Reason.MEMBERS_DISAGREE, tag, tag, tag);
    }

    @Test
    void aCorruptRecordIsNoChange() {
        store.write(operations -> {
            operations.put(Table.TAGS, two.bytes(), new byte[] {(byte) 0xFF, 1, 2});
            return null;
        });
        fails(Reason.CORRUPT, three, two, three, two);
    }

    @Test
    void aCycleOfChangesIsTold() {
        history.insert(one, three);
        fails(Reason.CYCLE, two, two, two, one, three, two);
    }

    @Test
    void aCycleThroughATagIsTold() {
        Hash tag = put(tag(10, 1).build(), two);
        history.insert(one, tag);
        fails(Reason.CYCLE, two, two, two, one, tag, two);
    }

    @Test
    void aCycleOfBasesIsTold() {
        Hash left =
                put(tag(10, 1).previousConsolidation(WrittenHistory.hash(11)).build(), one);
        Hash right = put(tag(11, 1).previousConsolidation(left).build(), two);
        fails(Reason.CYCLE, left, left, left, right, left);
    }
}
