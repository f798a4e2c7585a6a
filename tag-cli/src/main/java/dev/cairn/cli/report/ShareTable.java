package dev.cairn.cli.report;

import dev.cairn.cli.report.TextTable.Align;
import dev.cairn.cli.report.TextTable.Column;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.Percentage;
import dev.cairn.core.ShareTrend;
import dev.cairn.core.ShareTrend.Dimension;
import dev.cairn.core.ShareTrend.Line;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Shares of changes as a table: a line for each share, a column for each tag, and last the points between the first tag and the
 * last. Percentages that make up a whole add up to 100.
 */
public final class ShareTable {
    private static final String NOTE =
            "POINTS: percentage points from the first tag to the last, of shares before they are"
                    + " rounded. A change of several providers, models or types counts in each.";

    private final List<ListedTag> tags;
    private final TextTable table;

    /** Makes the table of some tags, in their order. */
    public ShareTable(List<ListedTag> tags) {
        this.tags = List.copyOf(tags);
        this.table = new TextTable(columns());
        addRow("date", tag -> date(tag));
        addRow(
                "changes",
                tag -> tag.attribution()
                        .map(summary -> Long.toString(summary.totals().totalChanges()))
                        .orElse(TagTable.NOTHING));
        byDimension().values().forEach(this::addRows);
    }

    static ShareTrend trend(List<ListedTag> tags) {
        return ShareTrend.of(tags.stream().map(ShareTable::totals).toList());
    }

    private static Optional<AttributionTotals> totals(ListedTag tag) {
        return tag.attribution().map(AttributionSummary::totals);
    }

    /** Prints it for a terminal. */
    public void print(PrintWriter out, Paint paint) {
        table.print(out, paint::heading);
        out.print('\n' + paint.note(NOTE) + '\n');
    }

    /** Prints it as a table of GitHub's Markdown. */
    public void printMarkdown(PrintWriter out) {
        table.printMarkdown(out);
        out.print('\n' + NOTE + '\n');
    }

    private List<Column> columns() {
        Stream<Column> titles = tags.stream().map(tag -> new Column(SafeText.of(tag.title()), Align.RIGHT));
        return Stream.of(
                        Stream.of(new Column("SHARE", Align.LEFT)),
                        titles,
                        Stream.of(new Column("POINTS", Align.RIGHT)))
                .flatMap(column -> column)
                .toList();
    }

    private void addRow(String label, Function<ListedTag, String> cell) {
        List<String> row = new ArrayList<>(List.of(label));
        tags.forEach(tag -> row.add(cell.apply(tag)));
        row.add("");
        table.add(row);
    }

    private static String date(ListedTag listed) {
        return listed.tag()
                .consolidationTimestamp()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    private Map<Dimension, List<Line>> byDimension() {
        return trend(tags).lines().stream()
                .collect(Collectors.groupingBy(Line::dimension, LinkedHashMap::new, Collectors.toList()));
    }

    private void addRows(List<Line> lines) {
        List<List<String>> columns = IntStream.range(0, tags.size())
                .mapToObj(tag -> percentages(lines, tag))
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> row = new ArrayList<>(List.of(label(lines.get(i))));
            for (int tag = 0; tag < columns.size(); tag++) {
                row.add(columns.get(tag).get(i));
            }
            row.add(points(lines.get(i).shares()));
            table.add(row);
        }
    }

    private static String label(Line line) {
        return switch (line.dimension()) {
            case AUTHORSHIP -> line.part().name();
            case COVERAGE -> "with evidence";
            case PROVIDER, MODEL, SUGGESTION, KIND ->
                line.dimension().toString().toLowerCase(Locale.ROOT) + " " + line.part();
        };
    }

    /** Returns the cells that one tag has in some lines of one dimension. */
    private static List<String> percentages(List<Line> lines, int tag) {
        List<Percentage> shares =
                lines.stream().flatMap(line -> line.shares().get(tag).stream()).toList();
        if (shares.isEmpty()) {
            return lines.stream().map(line -> TagTable.NOTHING).toList();
        }
        List<BigDecimal> rounded = isPartition(lines.get(0).dimension())
                ? roundedTogether(shares)
                : shares.stream().map(share -> share.toBigDecimal(1)).toList();
        return IntStream.range(0, shares.size())
                .mapToObj(i ->
                        rounded.get(i).toPlainString() + "% (" + shares.get(i).part() + ")")
                .toList();
    }

    private static boolean isPartition(Dimension dimension) {
        return dimension == Dimension.AUTHORSHIP || dimension == Dimension.KIND;
    }

    private static List<BigDecimal> roundedTogether(List<Percentage> shares) {
        List<Long> parts = new ArrayList<>();
        shares.forEach(share -> parts.add(share.part()));
        long counted = parts.stream().mapToLong(Long::longValue).sum();
        parts.add(shares.get(0).whole() - counted);
        return Percentage.roundedTogether(1, parts);
    }

    private static String points(List<Optional<Percentage>> shares) {
        return shares.isEmpty()
                ? TagTable.NOTHING
                : pointsAbove(shares.get(shares.size() - 1), shares.get(0), 1)
                        .map(points -> (points.signum() > 0 ? "+" : "") + points.toPlainString())
                        .orElse(TagTable.NOTHING);
    }

    static Optional<BigDecimal> pointsAbove(Optional<Percentage> after, Optional<Percentage> before, int scale) {
        return after.flatMap(later -> before.map(earlier -> later.pointsAbove(earlier, scale)));
    }
}
