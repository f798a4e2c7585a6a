package dev.cairn.core.internal.records;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Payloads that are no record, as lines of an export, and what is no such line. */
class RawTextTest {
    private static final byte[] PAYLOAD = new byte[2 * RawText.LINE_BYTES + 5];

    @Test
    void everyLengthComesBack() {
        for (int length = 0; length <= PAYLOAD.length; length++) {
            byte[] payload = new byte[length];
            List<String> lines = RawText.lines(payload);
            assertEquals((length + RawText.LINE_BYTES - 1) / RawText.LINE_BYTES, lines.size());
            assertTrue(lines.stream().allMatch(RawText::isRaw));
            assertArrayEquals(payload, RawText.payload(lines));
        }
    }

    @Test
    void aLineThatDoesNotBelongIsToldByItsNumber() {
        List<String> lines = RawText.lines(PAYLOAD);
        for (int number = 0; number < lines.size(); number++) {
            for (String other : List.of(
                    "",
                    " raw",
                    " raw 0",
                    " raw zz",
                    " raw ",
                    "x" + lines.get(number),
                    lines.get(number) + "000000".repeat(15))) {
                refused(lines, number, other);
            }
        }
        refused(lines, 0, lines.get(2));
        refused(lines, 1, lines.get(2));
    }

    private static void refused(List<String> lines, int number, String other) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(number, other);
        UnreadableLineException refusal =
                assertThrows(UnreadableLineException.class, () -> RawText.payload(changed), other);
        assertEquals(number, refusal.line());
    }
}
