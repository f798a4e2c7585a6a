package dev.cairn.cli.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under headings, aligned by terminal cells. Escapes every cell. Not thread-safe. */
final class TextTable {
    /** Where the text of a column stands. */
    enum Align {
        LEFT,
        RIGHT
    }

    /** A column. */
    record Column(String heading, Align align) {}

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    void add(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells in " + columns.size() + " columns");
        }
        rows.add(cells.stream().map(SafeText::of).toList());
    }

    /**
     * Prints headings and rows.
     *
     * @param headings what makes the line of headings stand out
     */
    void print(PrintWriter out, UnaryOperator<String> headings) {
        List<String> names = columns.stream().map(Column::heading).toList();
        int[] widths = widths(names);
        out.print(headings.apply(line(names, widths)));
        out.print('\n');
        for (List<String> row : rows) {
            out.print(line(row, widths));
            out.print('\n');
        }
    }

    /** Prints headings and rows as a table of GitHub's Markdown. */
    void printMarkdown(PrintWriter out) {
        out.print(markdown(columns.stream().map(Column::heading).toList()));
        out.print(columns.stream()
                .map(column -> column.align() == Align.RIGHT ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        rows.forEach(row -> out.print(markdown(row)));
    }

    /** Writes headings and rows as comma-separated values; where there is nothing to say, a cell is empty. */
    void printCsv(PrintWriter out) {
        CsvWriter csv = CsvText.writer(out);
        csv.writeRecord(columns.stream().map(Column::heading).toList());
        rows.forEach(row -> csv.writeRecord(row.stream()
                .map(cell -> cell.equals(TagTable.NOTHING) ? "" : CsvText.of(cell))
                .toList()));
    }

    private static String markdown(List<String> cells) {
        return cells.stream().map(MarkdownText::of).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private int[] widths(List<String> names) {
        return IntStream.range(0, names.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> Cells.width(row.get(column)))
                        .reduce(Cells.width(names.get(column)), Math::max))
                .toArray();
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - Cells.width(cells.get(i)));
            boolean right = columns.get(i).align() == Align.RIGHT;
            line.append(i == 0 ? "" : GAP)
                    .append(right ? padding : "")
                    .append(cells.get(i))
                    .append(right ? "" : padding);
        }
        return line.toString().stripTrailing();
    }
}
