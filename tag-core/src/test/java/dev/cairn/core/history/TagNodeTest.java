package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A tag stands on itself and on every base below it, however many there are, and on no other tag. */
class TagNodeTest {
    private static final int LENGTH = 70;

    private static TagNode above(@Nullable TagNode base, int number) {
        return new TagNode(WrittenHistory.hash(number), Instant.ofEpochSecond(number), base, 2, 2 * number);
    }

    private static List<TagNode> chain(@Nullable TagNode base, int first) {
        List<TagNode> chain = new ArrayList<>();
        for (int number = first; number < first + LENGTH; number++) {
            chain.add(above(chain.isEmpty() ? base : chain.get(chain.size() - 1), number));
        }
        return chain;
    }

    @Test
    void standsOnItsBasesAndOnNothingElse() {
        List<TagNode> chain = chain(null, 0);
        List<TagNode> branch = chain(chain.get(LENGTH / 2), 1000);
        for (int i = 0; i < LENGTH; i++) {
            for (int j = 0; j < LENGTH; j++) {
                assertEquals(j <= i, chain.get(i).standsOn(chain.get(j)), i + " on " + j);
                assertEquals(j <= i, branch.get(i).standsOn(branch.get(j)), i + " on " + j + " of the branch");
                assertEquals(j <= LENGTH / 2, branch.get(i).standsOn(chain.get(j)), "branch " + i + " on " + j);
                assertEquals(false, chain.get(i).standsOn(branch.get(j)), i + " on branch " + j);
            }
        }
    }

    @Test
    void hasTheChangesOfItsBasesToo() {
        List<TagNode> chain = chain(null, 0);
        assertEquals(2L * LENGTH, chain.get(LENGTH - 1).size);
        assertEquals(2 * (LENGTH - 1), chain.get(LENGTH - 1).newest);
        assertEquals(2 * (LENGTH - 1), above(chain.get(LENGTH - 1), 0).newest);
    }
}
