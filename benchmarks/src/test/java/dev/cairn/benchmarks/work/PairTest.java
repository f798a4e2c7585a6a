package dev.cairn.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.benchmarks.contender.Pair;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PairTest {
    @Test
    void aNumberAlwaysMakesTheSamePair() {
        assertArrayEquals(Pair.of(7, 0).summary(), Pair.of(7, 0).summary());
        assertArrayEquals(Pair.key(7), Pair.of(7, 3).key());
        assertFalse(Arrays.equals(Pair.of(7, 0).tag(), Pair.of(7, 1).tag()));
    }

    @Test
    void pairsHaveTheSizesOfTagsAndSummaries() {
        long bytes = Standing.pairs(0, 1_000).stream().mapToLong(Pair::bytes).sum();
        assertEquals(646, bytes / 1e3, 5);
    }

    @Test
    void theValueOfAnotherKeyOrLengthIsNoticed() {
        Pair pair = Pair.of(1, 0);
        Pair.check(pair.key(), pair.tag());
        Pair.check(pair.key(), pair.summary());
        byte[] cut = Arrays.copyOf(pair.tag(), pair.tag().length - 1);
        assertThrows(IllegalStateException.class, () -> Pair.check(pair.key(), cut));
        assertThrows(IllegalStateException.class, () -> Pair.check(Pair.key(2), pair.tag()));
    }
}
