package dev.cairn.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.benchmarks.work.Figure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertEquals(Optional.of(new Spread(2.5, 1, 4)), Spread.of(List.of(4.0, 1.0, 3.0, 2.0)));
    }

    @Test
    void aRatioIsTakenWithinEachTurn() {
        Results results = new Results();
        double[][] turns = {{10, 5}, {30, 10}, {8, 8}};
        for (int turn = 0; turn < turns.length; turn++) {
            results.add(new Measurement(17, 1, Figure.GET, "a", turn, turns[turn][0]));
            results.add(new Measurement(17, 1, Figure.GET, "b", turn, turns[turn][1]));
        }
        assertEquals(Optional.of(new Spread(2, 1, 3)), results.ratio(17, 1, Figure.GET, "a", Figure.GET, "b"));
    }

    @Test
    void aNumberIsWrittenWithThreeDigits() {
        assertEquals("1,234 [12.3 - 1,235]", new Spread(1234.4, 12.34, 1235).toString());
    }
}
