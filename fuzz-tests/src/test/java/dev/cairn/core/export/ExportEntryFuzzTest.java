package dev.cairn.core.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cairn.api.Entry;
import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.core.internal.records.UnreadableLineException;
import dev.cairn.fuzz.Bounded;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of any entry bring it back, and have nothing in them that a terminal obeys; any lines are those of one entry, or refused.
 */
final class ExportEntryFuzzTest {
    @FuzzTest
    void anEntryAndItsLinesMeanTheSame(byte[] input) {
        if (input.length < 2) {
            return;
        }
        List<Table> tables = List.of(Table.values());
        Table table = tables.get((input[0] & 0xFF) % tables.size());
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        Bounded.run(input.length, () -> {
            write(table, rest);
            read(table, new String(rest, StandardCharsets.UTF_8));
        });
    }

    private static void write(Table table, byte[] bytes) {
        int keyBytes = Math.min(1 + (bytes[0] & 0xFF), Math.min(bytes.length, Limits.MAX_KEY_BYTES));
        byte[] key = Arrays.copyOf(bytes, keyBytes);
        byte[] payload = Arrays.copyOfRange(bytes, keyBytes, bytes.length);
        List<String> lines = EntryText.of(table, new Entry(key, payload));
        lines.forEach(line -> assertTrue(line.chars().noneMatch(Character::isISOControl), line));
        String beginning = EntryText.beginning(table);
        assertTrue(lines.get(0).startsWith(beginning));
        assertArrayEquals(key, KeyText.parse(table, lines.get(0).substring(beginning.length())));
        assertArrayEquals(payload, EntryText.payload(table, lines.subList(1, lines.size())));
    }

    private static void read(Table table, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            return;
        }
        key(table, lines.get(0));
        payload(table, lines.subList(1, lines.size()));
    }

    private static void key(Table table, String text) {
        try {
            byte[] key = KeyText.parse(table, text);
            assertArrayEquals(key, KeyText.parse(table, KeyText.of(table, key)));
        } catch (IllegalArgumentException refused) {
            assertTrue(refused.getMessage() == null || !refused.getMessage().isEmpty());
        }
    }

    private static void payload(Table table, List<String> lines) {
        try {
            byte[] payload = EntryText.payload(table, lines);
            if (lines.isEmpty() || lines.get(0).startsWith(" raw ")) {
                return;
            }
            List<String> again = EntryText.of(table, new Entry(new byte[] {1}, payload));
            assertEquals(lines, again.subList(1, again.size()));
        } catch (UnreadableLineException refused) {
            assertTrue(refused.line() <= lines.size(), refused::toString);
        }
    }
}
