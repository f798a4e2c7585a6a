package dev.cairn.cli.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.cairn.core.Percentage;
import dev.cairn.core.ShareTrend.Line;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Shares of changes as comma-separated values (RFC 4180): a row for each share of each tag. {@code points} are those above the tag
 * before. What is absent is empty. Text that a spreadsheet would take for a formula begins with an apostrophe.
 */
public final class ShareCsv {
    private static final int DECIMALS = 6;

    private ShareCsv() {}

    /** Writes the shares of some tags. */
    public static void write(PrintWriter out, List<ListedTag> tags) {
        CsvWriter csv = CsvText.writer(out);
        csv.writeRecord(
                "tag",
                "hash",
                "timestamp",
                "dimension",
                "provider",
                "name",
                "changes",
                "total",
                "percentage",
                "points");
        List<Line> lines = ShareTable.trend(tags).lines();
        for (int tag = 0; tag < tags.size(); tag++) {
            for (Line line : lines) {
                csv.writeRecord(row(tags.get(tag), line, tag));
            }
        }
    }

    private static List<String> row(ListedTag listed, Line line, int tag) {
        Optional<Percentage> share = line.shares().get(tag);
        Optional<Percentage> before =
                tag == 0 ? Optional.empty() : line.shares().get(tag - 1);
        return List.of(
                CsvText.of(listed.names().stream().findFirst().orElse("")),
                listed.tag().hash().toString(),
                listed.tag().consolidationTimestamp().toString(),
                line.dimension().toString().toLowerCase(Locale.ROOT),
                CsvText.of(line.part().provider().orElse("")),
                CsvText.of(line.part().name()),
                share.map(some -> Long.toString(some.part())).orElse(""),
                share.map(some -> Long.toString(some.whole())).orElse(""),
                share.map(some -> some.toBigDecimal(DECIMALS).toPlainString()).orElse(""),
                ShareTable.pointsAbove(share, before, DECIMALS)
                        .map(BigDecimal::toPlainString)
                        .orElse(""));
    }
}
