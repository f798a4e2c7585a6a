package dev.cairn.core.export;

import com.google.common.collect.Streams;
import dev.cairn.api.Entry;
import dev.cairn.api.Table;
import dev.cairn.core.migration.MigrationSource;
import dev.cairn.core.migration.TableDigest;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An export as what is copied. */
final class ExportSource implements MigrationSource {
    private static final long COUNT_LINE = 2;

    private final String file;
    private final ExportLines lines;
    private final long count;
    private long found;
    private int tables;

    private ExportSource(String file, ExportLines lines, long count) {
        this.file = file;
        this.lines = lines;
        this.count = count;
    }

    static ExportSource begin(String file, Supplier<byte[]> bytes) {
        ExportLines lines = new ExportLines(file, bytes);
        requireFormat(file, lines.next());
        return new ExportSource(file, lines, count(lines));
    }

    private static void requireFormat(String file, String first) {
        if (first.matches(ExportFormat.NAME + "[0-9]+") && !first.equals(ExportFormat.FIRST_LINE)) {
            throw new ExportFormatException(
                    file,
                    1,
                    "'" + first + "' is not a format that this version of Cairn reads; it reads '"
                            + ExportFormat.FIRST_LINE + "'. Use the version that wrote the file, or a newer one.");
        }
        if (!first.equals(ExportFormat.FIRST_LINE)) {
            throw new ExportFormatException(
                    file,
                    1,
                    "not an export of a store: expected '" + ExportFormat.FIRST_LINE
                            + "'. Name a file that 'cairn store export' wrote.");
        }
    }

    private static long count(ExportLines lines) {
        String line = lines.next();
        try {
            long count = Long.parseLong(line.substring(Math.min(ExportFormat.ENTRIES.length(), line.length())));
            if (count >= 0 && line.equals(ExportFormat.ENTRIES + count)) {
                return count;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, with all that is expected.
        }
        throw lines.damaged(COUNT_LINE, "expected '" + ExportFormat.ENTRIES + "' and their number");
    }

    @Override
    public String name() {
        return "export " + file;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public Stream<Entry> entries(Table table) {
        return Streams.stream(new EntryReader(lines, table));
    }

    @Override
    public void read(TableDigest table) {
        found += table.entries();
        String line = lines.next();
        if (!line.equals(ExportFormat.total(table))) {
            throw lines.damaged(
                    lines.number(),
                    "expected '" + ExportFormat.total(table) + "', which is what the lines above it come to");
        }
        if (++tables == Table.values().length) {
            requireEnd();
        }
    }

    private void requireEnd() {
        if (!lines.next().equals(ExportFormat.LAST_LINE)) {
            throw lines.damaged(lines.number(), "expected '" + ExportFormat.LAST_LINE + "'");
        }
        lines.requireEnd();
        if (found != count) {
            throw lines.damaged(COUNT_LINE, "the tables hold " + found + " entries, and this line says " + count);
        }
    }
}
