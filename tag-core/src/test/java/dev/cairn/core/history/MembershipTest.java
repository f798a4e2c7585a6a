package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.history.ExpansionException.Reason;
import dev.cairn.core.store.TagRepository;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why a tag stands for a change, or why not. */
class MembershipTest {
    private final TagStore store = TagStores.open("memory:");
    private final TagRepository repository = new TagRepository(store);
    private final WrittenHistory history = new WrittenHistory();
    private final Hash one = history.change(1);
    private final Hash two = history.change(2, one);
    private final Hash side = history.change(3, one);
    private final Hash merge = history.change(4, side, two);

    @AfterEach
    void close() {
        store.close();
    }

    private ConsolidatingTag consolidate(Hash... tips) {
        return new Consolidator(repository, history, 1)
                .consolidate("main", List.of(tips), ConsolidationOptions.at(Instant.EPOCH));
    }

    private Membership explain(ConsolidatingTag tag, Hash change) {
        return repository.read(tags -> new TagMembership(tags, history).explain(tag, change));
    }

    @Test
    void aMemberIsReachedFromATip() {
        ConsolidatingTag tag = consolidate(merge);
        assertEquals(new Membership.Member(List.of(tag), 1, List.of(merge, side, one)), explain(tag, one));
        assertEquals(new Membership.Member(List.of(tag), 4, List.of(merge)), explain(tag, merge));
    }

    @Test
    void aMemberOfABaseIsReachedOverTheChainOfBases() {
        ConsolidatingTag base = consolidate(two);
        ConsolidatingTag tag = consolidate(merge);
        assertEquals(new Membership.Member(List.of(tag, base), 1, List.of(two, one)), explain(tag, one));
    }

    @Test
    void whatNoTipDependsOnIsNotReached() {
        assertEquals(new Membership.NotReached(), explain(consolidate(two), side));
    }

    @Test
    void whatWasInsertedBehindTheTagIsNotInIt() {
        ConsolidatingTag tag = consolidate(two);
        Hash late = history.change(9);
        history.insert(one, late);
        assertEquals(new Membership.Inserted(List.of(two, one, late)), explain(tag, late));
    }

    @Test
    void withoutTheChangesItCannotBeToldWhatIsReached() {
        ConsolidatingTag tag = consolidate(two);
        repository.write(tags -> tags.deleteChange(two));
        Membership why = repository.read(tags -> new TagMembership(tags, new StoredChanges(tags)).explain(tag, side));
        assertEquals(new Membership.Unknown(two), why);
        Membership member = repository.read(tags -> new TagMembership(tags, new StoredChanges(tags)).explain(tag, one));
        assertEquals(new Membership.Member(List.of(tag), 1, List.of()), member);
    }

    @Test
    void basesInACycleAreRefused() {
        Hash left = WrittenHistory.hash(50);
        Hash right = WrittenHistory.hash(51);
        ConsolidatingTag tag = repository.write(tags -> {
            for (Hash hash : List.of(left, right)) {
                tags.putTag(ConsolidatingTag.builder()
                        .hash(hash)
                        .channel("main")
                        .consolidationTimestamp(Instant.EPOCH)
                        .previousConsolidation(hash.equals(left) ? right : left)
                        .build());
                tags.putMembers(hash, List.of());
            }
            return tags.tag(left).orElseThrow();
        });
        ExpansionException e = assertThrows(ExpansionException.class, () -> explain(tag, one));
        assertEquals(Reason.CYCLE, e.reason());
        assertEquals(List.of(left, right, left), e.path());
    }
}
