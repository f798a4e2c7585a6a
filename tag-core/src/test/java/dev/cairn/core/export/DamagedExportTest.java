package dev.cairn.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.Entry;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.migration.MigrationInterruptedException;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.migration.SampleStore;
import dev.cairn.core.store.TagRepository;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong in a file is told with its line, and never leaves a store that looks complete. */
@Tag("same-on-every-jdk")
class DamagedExportTest {
    private static final int ROUNDS = 400;
    private static final String TEXT = sample();

    private static String sample() {
        try (TagStore store = TagStores.open("memory:")) {
            SampleStore.fill(store, 11, 2);
            store.write(operations -> operations.delete(Table.CHANGES, new byte[255]));
            return ExportText.of(store);
        }
    }

    private static ExportFormatException refusal(byte[] file, String told) {
        try (TagStore target = TagStores.open("memory:")) {
            ExportFormatException refused = assertThrows(
                    ExportFormatException.class, () -> ExportText.read(file, target, MigrationListener.NONE), told);
            String message = String.valueOf(refused.getMessage());
            assertTrue(message.startsWith("file, line " + refused.line() + ": "), message);
            assertTrue(message.length() < 600, message);
            requireIncomplete(target, told);
            return refused;
        }
    }

    /** The target has the mark, or nothing at all because the file was refused by its first lines. */
    private static void requireIncomplete(TagStore target, String told) {
        List<Entry> entries =
                SampleStore.content(target).stream().flatMap(List::stream).toList();
        if (!entries.isEmpty()) {
            assertThrows(MigrationInterruptedException.class, () -> new TagRepository(target).beginRead(), told);
        }
    }

    private static ExportFormatException refusal(List<String> lines, String told) {
        return refusal((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), told);
    }

    private static List<String> lines() {
        return new ArrayList<>(TEXT.lines().toList());
    }

    private static int indexOf(List<String> lines, String beginning) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(beginning)) {
                return i;
            }
        }
        throw new AssertionError("no line begins with " + beginning);
    }

    /** Replaces the first line with a beginning, and expects it to be the one that is named. */
    private static String changed(String beginning, UnaryOperator<String> change) {
        List<String> lines = lines();
        int index = indexOf(lines, beginning);
        lines.set(index, change.apply(lines.get(index)));
        ExportFormatException refused = refusal(lines, lines.get(index));
        assertEquals(index + 1, refused.line(), refused.getMessage());
        return String.valueOf(refused.getMessage());
    }

    @Test
    void aFileThatIsCutAnywhere() {
        byte[] file = TEXT.getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(1);
        refusal(Arrays.copyOf(file, file.length - 1), "the last line feed");
        for (int i = 0; i < ROUNDS; i++) {
            int length = random.nextInt(file.length);
            refusal(Arrays.copyOf(file, length), "cut at " + length);
        }
    }

    @Test
    void aBitThatFlipped() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] file = TEXT.getBytes(StandardCharsets.UTF_8);
            int octet = random.nextInt(file.length);
            int bit = random.nextInt(8);
            file[octet] ^= (byte) (1 << bit);
            refusal(file, "bit " + bit + " of byte " + octet);
        }
    }

    @Test
    void twoLinesThatChangedPlaces() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> lines = lines();
            int one = random.nextInt(lines.size());
            int other = i % 2 == 0 ? Math.max(1, one) - 1 : random.nextInt(lines.size());
            if (!lines.get(one).equals(lines.get(other))) {
                Collections.swap(lines, one, other);
                refusal(lines, "lines " + one + " and " + other);
            }
        }
    }

    @Test
    void aLineThatIsMissingOrThereTwice() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < ROUNDS; i++) {
            List<String> missing = lines();
            int index = random.nextInt(missing.size());
            String line = missing.remove(index);
            refusal(missing, "line " + index + " missing");
            List<String> twice = lines();
            twice.add(index, line);
            refusal(twice, "line " + index + " twice");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "PK\u0003\u0004", "cairn-export 1", "cairn-export 1\r\n", "\uFEFFcairn-export 1\n", "\n"})
    void aFileThatIsSomethingElse(String file) {
        assertEquals(1, refusal(file.getBytes(StandardCharsets.UTF_8), file).line());
    }

    @Test
    void anExportOfANewerFormat() {
        String told = changed("cairn-export", line -> "cairn-export 2");
        assertTrue(told.contains("'cairn-export 2'") && told.contains("newer"), told);
    }

    @Test
    void aCountThatIsWrong() {
        changed("entries ", line -> line + "0");
        changed("entries ", line -> "entries -1");
        changed("entries ", line -> "entries 99999999999999999999");
        String told = changed("total names ", line -> line.replace("names ", "names 1"));
        assertTrue(told.contains("which is what the lines above it come to"), told);
    }

    @Test
    void aDigestThatIsWrong() {
        changed("total members", line -> line.substring(0, line.length() - 1) + (line.endsWith("0") ? "1" : "0"));
    }

    @Test
    void anEntryThatWasEdited() {
        String told = changed("total tags", line -> line + " ");
        assertTrue(told.contains("line "), told);
        List<String> lines = lines();
        int field = indexOf(lines, " channel ");
        lines.set(field, " channel \"other\"");
        assertEquals(indexOf(lines, "total tags") + 1, refusal(lines, "edited").line());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' channel '| channel main",
                "' channel '| channel \"\\q\"",
                "' channel '|  channel \"main\"",
                "' channel '| nothing \"main\"",
                "' channel '| raw 00",
                "' tips '| tips 12",
                "' consolidation_timestamp '| consolidation_timestamp yesterday",
                "' consolidated_change_count '| consolidated_change_count 0",
                "' consolidated_change_count '| consolidated_change_count +7",
                "' consolidated_change_count '| consolidated_change_count 99999999999999999999",
                "'   type '|   type NOTHING",
                "' providers'| providers x",
                "'tags '|tags hex 0",
                "'tags '|tags hex ",
                "'tags '|tags",
                "'names '|names \"\"",
                "'names '|names v1",
                "'versions '|versions \"1.0.0\"",
                "'tips '|tips a b c",
                "'channel-tags '|channel-tags \"main\" now x",
                "'members '|members x 0",
                "'meta '|meta \"migration\"",
                "' raw '| raw 0",
                "' raw '| raw zz",
                "' raw '| raw AA",
                "end|End"
            })
    void aLineThatNoExportHas(String beginning, String line) {
        changed(beginning, before -> line);
    }

    @Test
    void aLineInTheMidstOfAnEntryIsToldByItsNumber() {
        List<String> lines = lines();
        int names = indexOf(lines, "names ");
        lines.set(names + 1, " raw " + "00".repeat(32));
        lines.add(names + 2, " raw zz");
        assertEquals(names + 3, refusal(lines, "raw").line());
        byte[] bytes = "cairn-export 1\nentries 1\ntags x\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xFF;
        assertEquals(3, refusal(bytes, "not UTF-8").line());
    }

    @Test
    void aLineThatIsTooLong() {
        String told = changed(" channel ", line -> " channel \"" + "x".repeat(ExportFormat.MAX_LINE_BYTES) + "\"");
        assertTrue(told.contains("longer than 65536 bytes"), told);
        changed("names ", line -> "names \"" + "x\\".repeat(ExportFormat.MAX_LINE_BYTES / 2 - 4) + "\"");
        changed("names ", line -> "names \"" + "x".repeat(256) + "\"");
        changed("names ", line -> "names hex " + "0".repeat(512));
    }

    @Test
    void aFileWithoutEndWithinALine() {
        byte[] more = new byte[1 << 12];
        try (TagStore target = TagStores.open("memory:")) {
            StoreImport begun = StoreImport.begin("file", new Endless("cairn-export 1\nentries 1\n", more)::next);
            ExportFormatException refused = assertThrows(
                    ExportFormatException.class,
                    () -> begun.into(target, MigrationOptions.defaults(), MigrationListener.NONE));
            assertEquals(3, refused.line());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" raw 00\n", " members 0000000000000000000000000000000000000000\n", " x\n"})
    void anEntryWithoutEnd(String line) {
        byte[] more = line.repeat(100).getBytes(StandardCharsets.UTF_8);
        try (TagStore target = TagStores.open("memory:")) {
            Endless endless = new Endless("cairn-export 1\nentries 1\ntags hex 00\n", more);
            StoreImport begun = StoreImport.begin("file", endless::next);
            ExportFormatException refused = assertThrows(
                    ExportFormatException.class,
                    () -> begun.into(target, MigrationOptions.defaults(), MigrationListener.NONE));
            assertTrue(String.valueOf(refused.getMessage()).contains("32768 lines"), refused.getMessage());
        }
    }

    /** A file that never ends. */
    private static final class Endless {
        private final byte[] more;
        private byte[] next;

        Endless(String beginning, byte[] more) {
            this.next = beginning.getBytes(StandardCharsets.UTF_8);
            this.more = more;
        }

        byte[] next() {
            byte[] given = next;
            next = more;
            return given;
        }
    }
}
