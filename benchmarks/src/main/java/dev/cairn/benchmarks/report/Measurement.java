package dev.cairn.benchmarks.report;

import dev.cairn.benchmarks.work.Figure;

/**
 * One number.
 *
 * @param jdk the feature release of the JDK
 * @param pairs the size of the store
 * @param contender what did the work
 * @param rotation the turn, from 0; numbers of one turn belong together
 * @param value in the unit of the figure
 */
public record Measurement(int jdk, long pairs, Figure figure, String contender, int rotation, double value) {
    private static final String TAB = "\t";

    String line() {
        return String.join(
                TAB,
                String.valueOf(jdk),
                String.valueOf(pairs),
                figure.name(),
                contender,
                String.valueOf(rotation),
                String.valueOf(value));
    }

    static Measurement parse(String line) {
        String[] parts = line.split(TAB, -1);
        return new Measurement(
                Integer.parseInt(parts[0]),
                Long.parseLong(parts[1]),
                Figure.valueOf(parts[2]),
                parts[3],
                Integer.parseInt(parts[4]),
                Double.parseDouble(parts[5]));
    }
}
