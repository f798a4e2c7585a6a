package dev.cairn.benchmarks.report;

import dev.cairn.benchmarks.contender.Engine;
import dev.cairn.benchmarks.work.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of docs/performance.md, which stand between two marks; what is around them is left as it is. */
public final class Page {
    private static final String BEGIN = "<!-- written by benchmarks/run: begin -->";
    private static final String END = "<!-- written by benchmarks/run: end -->";
    private static final String BASELINE = "lmdb";

    private final Results results;
    private final StringBuilder text = new StringBuilder();

    private Page(Results results) {
        this.results = results;
    }

    /** Returns the tables. */
    public static String tables(Results results) {
        Page page = new Page(results);
        page.goals();
        page.peers();
        for (long pairs : results.sizes()) {
            page.figures(pairs);
        }
        return page.text.toString();
    }

    /** Writes the tables between the marks of a page. */
    public static void write(Results results, Path page) throws IOException {
        String old = Files.readString(page);
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " lacks the lines '" + BEGIN + "' and '" + END + "'");
        }
        Files.writeString(
                page, old.substring(0, begin + BEGIN.length()) + "\n\n" + tables(results) + old.substring(end));
    }

    private void goals() {
        heading("## Goals", "goal", jdkColumns("measured", "met"));
        for (Goal goal : Goals.all()) {
            row(
                    goal.text() + " " + goal.limit(),
                    results.jdks().stream()
                            .map(jdk -> goal.measure()
                                    .apply(results, jdk)
                                    .map(spread -> spread + " | " + (goal.isMet(spread) ? "yes" : "**no**"))
                                    .orElse("not measured | "))
                            .toList());
        }
        line("");
        Goals.all().stream()
                .filter(this::isMissed)
                .forEach(goal -> line("* *" + goal.text() + "* is not met on every JDK. " + goal.reason()));
        line("");
    }

    private boolean isMissed(Goal goal) {
        return results.jdks().stream()
                .anyMatch(jdk -> goal.measure()
                        .apply(results, jdk)
                        .filter(spread -> !goal.isMet(spread))
                        .isPresent());
    }

    /** Names every figure in which the best peer is ahead of a durable store of ours. */
    private void peers() {
        line("## Where a peer wins");
        line("");
        line("Of the durable stores, over the smallest size.");
        line("");
        Engine.with(Engine.Trait.DURABLE).stream()
                .filter(engine -> engine.kind() == Engine.Kind.OURS)
                .map(Engine::title)
                .forEach(this::peersAhead);
        line("");
    }

    /** Tells each reason once, with the figures that it explains. */
    private void peersAhead(String ours) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (Figure figure : Figure.values()) {
            List<String> wins = results.jdks().stream()
                    .flatMap(jdk -> win(jdk, ours, figure).stream())
                    .toList();
            if (!wins.isEmpty()) {
                byReason.computeIfAbsent(
                                Peers.reason(ours, figure).orElse(Goals.UNEXPLAINED), reason -> new ArrayList<>())
                        .add("    * " + figure.title() + ", " + figure.unit().symbol() + ": "
                                + String.join("; ", wins));
            }
        }
        byReason.forEach((reason, figures) -> {
            line("* **" + ours + "**: " + reason);
            figures.forEach(this::line);
        });
    }

    private Optional<String> win(int jdk, String title, Figure figure) {
        long pairs = results.sizes().first();
        Optional<String> best = Peers.best(results, jdk, pairs, figure);
        Optional<Spread> ours = results.spread(jdk, pairs, figure, title);
        Optional<Spread> theirs = best.flatMap(peer -> results.spread(jdk, pairs, figure, peer));
        return ours.isPresent()
                        && theirs.isPresent()
                        && figure.unit()
                                .isBetter(theirs.get().median(), ours.get().median())
                ? Optional.of("JDK " + jdk + ": " + best.get() + " " + theirs.get() + ", " + title + " " + ours.get())
                : Optional.empty();
    }

    private void figures(long pairs) {
        line(String.format(Locale.ROOT, "## Figures, %,d pairs", pairs));
        line("");
        for (Figure figure : Figure.values()) {
            List<String> contenders = results.contenders(figure).stream()
                    .filter(title -> results.jdks().stream()
                            .anyMatch(jdk ->
                                    results.spread(jdk, pairs, figure, title).isPresent()))
                    .toList();
            if (!contenders.isEmpty()) {
                figure(pairs, figure, contenders);
            }
        }
    }

    private void figure(long pairs, Figure figure, List<String> contenders) {
        heading("### " + figure.title() + ", " + figure.unit().symbol(), "", jdkColumns("", "over lmdb"));
        for (String contender : contenders) {
            row(
                    name(contender),
                    results.jdks().stream()
                            .map(jdk -> cell(results.spread(jdk, pairs, figure, contender)) + " | "
                                    + cell(results.ratio(jdk, pairs, figure, contender, figure, BASELINE)))
                            .toList());
        }
        line("");
        if (pairs == results.sizes().first() && Plots.has(results, figure)) {
            line("![" + figure.title() + "](performance/" + Plots.name(figure) + ".svg)");
            line("");
        }
    }

    private static String name(String contender) {
        boolean ours = Engine.with().stream()
                .anyMatch(engine ->
                        engine.kind() == Engine.Kind.OURS && engine.title().equals(contender));
        return ours ? "**" + contender + "**" : contender;
    }

    private static String cell(Optional<Spread> spread) {
        return spread.map(Spread::toString).orElse("-");
    }

    private List<String> jdkColumns(String first, String second) {
        return results.jdks().stream()
                .map(jdk -> ("JDK " + jdk + " " + first).strip() + " | " + second)
                .toList();
    }

    private void heading(String title, String first, List<String> columns) {
        line(title);
        line("");
        row(first, columns);
        line("|---|" + columns.stream().map(any -> "---|---|").collect(Collectors.joining()));
    }

    private void row(String first, List<String> cells) {
        line("| " + first + " | " + String.join(" | ", cells) + " |");
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
