package dev.cairn.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.AttributionTotals;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Percentages that stand in one line add up to 100. */
class SharesTest {
    @Test
    void addUpTo100() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            List<String> shares = AttributionCells.shares(
                    totals(random.nextLong(1000), random.nextLong(1000), 1 + random.nextLong(7)));
            BigDecimal sum = shares.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(new BigDecimal("100.0"), sum, shares + ", seed " + seed);
        }
    }

    @Test
    void areZeroOfNothing() {
        assertEquals(List.of("0.0", "0.0", "0.0"), AttributionCells.shares(totals(0, 0, 0)));
    }

    @Test
    void goToTheOnesThatWereCutMost() {
        assertEquals(List.of("33.4", "33.3", "33.3"), AttributionCells.shares(totals(1, 1, 1)));
    }

    private static AttributionTotals totals(long ai, long human, long unattributed) {
        return AttributionTotals.builder()
                .totalChanges(ai + human + unattributed)
                .aiAssistedChanges(ai)
                .humanAuthoredChanges(human)
                .unattributedChanges(unattributed)
                .build();
    }
}
