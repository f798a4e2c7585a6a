package dev.cairn.benchmarks.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Median and range of some numbers. */
public record Spread(double median, double min, double max) {
    static Optional<Spread> of(Collection<Double> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return Optional.of(new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1)));
    }

    Spread dividedBy(Spread other) {
        return new Spread(median / other.median, min / other.max, max / other.min);
    }

    /** Returns {@code 1,234 [1,200 - 1,300]}, with as many decimals as three digits need. */
    @Override
    public String toString() {
        return text(median) + (min == max ? "" : " [" + text(min) + " - " + text(max) + "]");
    }

    private static String text(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
