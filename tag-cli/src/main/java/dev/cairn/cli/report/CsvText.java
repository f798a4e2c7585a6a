package dev.cairn.cli.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.PrintWriter;

/** Foreign text in comma-separated values (RFC 4180). */
final class CsvText {
    private static final String FORMULA_BEGINS_WITH = "=+-@";

    private CsvText() {}

    /** Returns a writer without a buffer of its own, so that {@code out} may be used after it and stays open. */
    static CsvWriter writer(PrintWriter out) {
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(out);
    }

    /** Returns {@code text} so that a spreadsheet takes it for no formula: behind an apostrophe, if it begins like one. */
    static String of(String text) {
        String safe = SafeText.of(text);
        return safe.isEmpty() || FORMULA_BEGINS_WITH.indexOf(safe.charAt(0)) < 0 ? safe : "'" + safe;
    }
}
