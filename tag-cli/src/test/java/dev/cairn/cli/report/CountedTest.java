package dev.cairn.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void oneIsOneAndAllElseIsMany() {
        assertEquals(
                List.of("0 changes", "1 change", "2 changes"),
                LongStream.of(0, 1, 2).mapToObj(Counted::changes).toList());
        assertEquals(
                List.of("0 entries", "1 entry", "2 entries"),
                LongStream.of(0, 1, 2).mapToObj(Counted::entries).toList());
    }
}
