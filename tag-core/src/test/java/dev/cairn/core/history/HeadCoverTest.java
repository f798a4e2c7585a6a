package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Few tags are chosen for heads: as few as can be in small groups, the newest of those that do equally well. */
class HeadCoverTest {
    private final HeadCover cover = new HeadCover();

    /** Offers a tag; later ones are newer. */
    private TagNode offer(int number, Integer... heads) {
        TagNode tag = new TagNode(WrittenHistory.hash(number), Instant.ofEpochSecond(number), null, 1, 0);
        cover.offer(tag, List.of(heads));
        return tag;
    }

    /** Two tags hold fourteen heads; whoever takes the tag with most heads first needs three. */
    private Set<TagNode> offerATrap() {
        TagNode low = offer(100, 0, 1, 2, 3, 4, 5, 6);
        TagNode high = offer(101, 7, 8, 9, 10, 11, 12, 13);
        offer(1, 0, 1, 2, 3, 7, 8, 9, 10);
        offer(2, 4, 5, 11, 12);
        offer(3, 6, 13);
        return Set.of(low, high);
    }

    @Test
    void aGroupOfTwelveIsSolvedExactly() {
        for (int head = 0; head < 14; head++) {
            offer(200 + head, head);
        }
        Set<TagNode> fewest = offerATrap();
        for (int head = 0; head < 7; head++) {
            offer(4 + head, head, head + 1);
        }
        assertEquals(fewest, cover.choose());
        assertTrue(IntStream.range(0, 14).allMatch(cover::isCovered));
    }

    @Test
    void aLargerGroupIsSolvedByTheMostHeadsFirst() {
        offerATrap();
        for (int head = 0; head < 8; head++) {
            offer(4 + head, head, head + 1);
        }
        assertEquals(3, cover.choose().size());
        assertTrue(IntStream.range(0, 14).allMatch(cover::isCovered));
    }

    @Test
    void theNewestOfEqualTagsIsTaken() {
        offer(1, 1, 2, 3);
        TagNode newest = offer(3, 1, 2, 3);
        offer(2, 1, 2, 3);
        assertEquals(Set.of(newest), cover.choose());
    }

    @Test
    void tagsWinOverHeadsThatAreLeft() {
        TagNode left = offer(1, 1, 2);
        TagNode right = offer(2, 2, 3);
        assertEquals(Set.of(left, right), cover.choose());
    }

    @Test
    void theNewestTagAtAHeadAloneIsTaken() {
        offer(1, 5);
        TagNode newest = offer(9, 5);
        assertEquals(Set.of(newest), cover.choose());
        assertFalse(cover.isCovered(6));
    }

    /** What the greedy choice leaves single goes to the newest tag there, and not to one that it has passed over. */
    @Test
    void aHeadThatALargerGroupLeavesGoesToTheNewestTag() {
        List<TagNode> pairs = new ArrayList<>();
        for (int number = 0; number < 14; number++) {
            pairs.add(offer(number + 1, number, number + 1));
        }
        TagNode newest = offer(50, 0);
        Set<TagNode> chosen = cover.choose();
        assertTrue(IntStream.range(0, 15).allMatch(cover::isCovered));
        assertEquals(8, chosen.size());
        assertTrue(chosen.contains(newest) && !chosen.contains(pairs.get(0)));
    }
}
