package dev.cairn.core.internal.records;

import com.google.common.primitives.Bytes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Payloads as lines of hexadecimal digits, {@value #LINE_BYTES} bytes in every line but the last. */
public final class RawText {
    /** How many bytes a line has. */
    public static final int LINE_BYTES = 32;

    private static final String BEGINNING = " raw ";

    private RawText() {}

    /** Returns the lines of a payload; none for an empty one. */
    public static List<String> lines(byte[] payload) {
        List<String> lines = new ArrayList<>(payload.length / LINE_BYTES + 1);
        for (int from = 0; from < payload.length; from += LINE_BYTES) {
            lines.add(BEGINNING + HexFormat.of().formatHex(payload, from, Math.min(from + LINE_BYTES, payload.length)));
        }
        return lines;
    }

    /** Returns whether a line is one of these, and not that of a field. */
    public static boolean isRaw(String line) {
        return line.startsWith(BEGINNING);
    }

    /**
     * Reads the lines of a payload.
     *
     * @throws UnreadableLineException if they are not, character for character, what {@link #lines} returns for one
     */
    public static byte[] payload(List<String> lines) {
        byte[][] parts = new byte[lines.size()][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(lines.get(i), i, i + 1 == parts.length);
        }
        return Bytes.concat(parts);
    }

    private static byte[] part(String line, int number, boolean last) {
        try {
            byte[] part = HexFormat.of().parseHex(line, Math.min(BEGINNING.length(), line.length()), line.length());
            if ((last || part.length == LINE_BYTES) && lines(part).equals(List.of(line))) {
                return part;
            }
        } catch (IllegalArgumentException notHexadecimal) {
            // Told below, with all that is expected.
        }
        throw new UnreadableLineException(
                number,
                "expected 'raw' and " + LINE_BYTES + " bytes, in the last line 1 or more, in lower-case hexadecimal");
    }
}
