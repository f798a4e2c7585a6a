package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An average is exact, whatever the order and the split (domain.md section 4). */
class RunningAverageTest {
    @Test
    void ofTheOriginsVector() {
        RunningAverage one = RunningAverage.EMPTY.plus(Confidence.of(0.8));
        RunningAverage two = one.plus(Confidence.of(0.6));
        RunningAverage three = two.plus(Confidence.of(0.9));
        assertEquals(0.8, one.mean());
        assertEquals(0.7, two.mean());
        assertEquals(0.7666666666666667, three.mean());
    }

    @Test
    void ofNoValuesIsZero() {
        assertEquals(0.0, RunningAverage.EMPTY.mean());
    }

    @Test
    void isTheSameInAnyOrderAndOnAnySplit() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Confidence> values =
                    values(random).limit(1 + random.nextInt(500)).toList();
            RunningAverage expected = average(values);
            RunningAverage actual = mergedAtRandom(Samples.shuffled(values, random), random);
            assertEquals(expected, actual, "seed " + seed);
            assertEquals(
                    Double.doubleToLongBits(expected.mean()), Double.doubleToLongBits(actual.mean()), "seed " + seed);
        }
    }

    @Test
    void ofTenMillionValuesIsTheNearestDouble() {
        SplittableRandom random = new SplittableRandom(4);
        RunningAverage forwards = RunningAverage.EMPTY;
        RunningAverage[] parts =
                Stream.generate(() -> RunningAverage.EMPTY).limit(7).toArray(RunningAverage[]::new);
        BigInteger sum = BigInteger.ZERO;
        int count = 10_000_000;
        for (int i = 0; i < count; i++) {
            Confidence value = new Confidence(random.nextInt(Confidence.ONE + 1));
            forwards = forwards.plus(value);
            int part = random.nextInt(parts.length);
            parts[part] = parts[part].plus(value);
            sum = sum.add(BigInteger.valueOf(value.partsPerBillion()));
        }
        assertEquals(forwards, Stream.of(parts).reduce(RunningAverage.EMPTY, RunningAverage::merge));
        assertNearest(sum, BigInteger.valueOf(count), forwards.mean());
    }

    @Test
    void isAlwaysTheNearestDouble() {
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long count = 1 + random.nextLong(1L << (1 + random.nextInt(33)));
            RunningAverage average = new RunningAverage(count, random.nextLong(count * Confidence.ONE + 1));
            assertNearest(BigInteger.valueOf(average.sum()), BigInteger.valueOf(count), average.mean());
        }
    }

    @Test
    void ofMoreValuesThanFitIsRefusedAndNeverWraps() {
        RunningAverage full = new RunningAverage(9_223_372_036L, 9_223_372_036L * 1_000_000_000);
        assertEquals(1.0, full.mean());
        assertThrows(ArithmeticException.class, () -> full.plus(Confidence.of(0)));
        assertThrows(ArithmeticException.class, () -> full.plus(Confidence.of(1)));
        assertThrows(ArithmeticException.class, () -> full.merge(full));
        assertThrows(ArithmeticException.class, () -> new RunningAverage(Long.MAX_VALUE, 0));
        RunningAverage half = new RunningAverage(9_223_372_036L / 2, 7);
        assertEquals(new RunningAverage(9_223_372_036L, 14), half.merge(half));
    }

    @Test
    void sumsThatNoValuesHaveAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RunningAverage(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new RunningAverage(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new RunningAverage(1, -1));
        assertThrows(IllegalArgumentException.class, () -> new RunningAverage(2, 2_000_000_001));
    }

    private static Stream<Confidence> values(SplittableRandom random) {
        return Stream.generate(() -> new Confidence(random.nextInt(Confidence.ONE + 1)));
    }

    private static RunningAverage average(List<Confidence> values) {
        RunningAverage average = RunningAverage.EMPTY;
        for (Confidence value : values) {
            average = average.plus(value);
        }
        return average;
    }

    /** Merges single values in pairs, chosen at random, until one average is left. */
    private static RunningAverage mergedAtRandom(List<Confidence> values, SplittableRandom random) {
        List<RunningAverage> parts = new ArrayList<>();
        values.forEach(value -> parts.add(RunningAverage.EMPTY.plus(value)));
        while (parts.size() > 1) {
            RunningAverage part = parts.remove(random.nextInt(parts.size()));
            parts.add(part.merge(parts.remove(random.nextInt(parts.size()))));
        }
        return parts.get(0);
    }

    /** Checks against both neighbours by exact fractions: no rounding on this side. */
    private static void assertNearest(BigInteger sum, BigInteger count, double mean) {
        BigDecimal whole = new BigDecimal(count).movePointRight(9);
        BigDecimal error = error(sum, whole, mean);
        assertEquals(-1, signum(error.subtract(error(sum, whole, Math.nextUp(mean)))), () -> sum + " of " + count);
        assertEquals(-1, signum(error.subtract(error(sum, whole, Math.nextDown(mean)))), () -> sum + " of " + count);
    }

    private static BigDecimal error(BigInteger sum, BigDecimal whole, double mean) {
        return new BigDecimal(mean)
                .multiply(whole)
                .subtract(new BigDecimal(sum))
                .abs();
    }

    /** An exact tie between two doubles is nearest to both. */
    private static int signum(BigDecimal difference) {
        return difference.signum() == 0 ? -1 : difference.signum();
    }
}
