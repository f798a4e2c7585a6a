package dev.cairn.benchmarks.report;

import dev.cairn.benchmarks.work.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** One plot a figure: a bar for each contender and JDK, with its range. */
public final class Plots {
    private static final int FEWEST = 4;

    private Plots() {}

    /** Writes a plot of every figure that several contenders share, of the smallest stores. */
    public static void write(Results results, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Figure figure : Figure.values()) {
            if (has(results, figure)) {
                VectorGraphicsEncoder.saveVectorGraphic(
                        chart(results, figure, contenders(results, figure)),
                        directory.resolve(name(figure)).toString(),
                        VectorGraphicsFormat.SVG);
            }
        }
    }

    /** Returns whether a figure has a plot. */
    static boolean has(Results results, Figure figure) {
        return contenders(results, figure).size() >= FEWEST;
    }

    /** Returns the name of a figure's plot, without {@code .svg}. */
    static String name(Figure figure) {
        return figure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> contenders(Results results, Figure figure) {
        return results.contenders(figure).stream()
                .filter(title -> results.jdks().stream()
                        .allMatch(jdk -> spread(results, jdk, figure, title).isPresent()))
                .toList();
    }

    private static Optional<Spread> spread(Results results, int jdk, Figure figure, String contender) {
        return results.spread(jdk, results.sizes().first(), figure, contender);
    }

    private static CategoryChart chart(Results results, Figure figure, List<String> contenders) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(900)
                .height(450)
                .title(figure.title())
                .yAxisTitle(figure.unit().symbol())
                .build();
        chart.getStyler().setXAxisLabelRotation(30);
        for (int jdk : results.jdks()) {
            List<Spread> spreads = contenders.stream()
                    .map(title -> spread(results, jdk, figure, title).orElseThrow())
                    .toList();
            chart.addSeries(
                    "JDK " + jdk,
                    contenders,
                    spreads.stream().map(Spread::median).toList(),
                    spreads.stream().map(each -> (each.max() - each.min()) / 2).toList());
        }
        return chart;
    }
}
