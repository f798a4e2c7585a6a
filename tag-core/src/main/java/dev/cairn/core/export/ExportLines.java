package dev.cairn.core.export;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Cuts untrusted bytes into lines of UTF-8, each ended by a line feed and of bounded length. */
final class ExportLines {
    private final String file;
    private final Supplier<byte[]> source;
    private final byte[] line = new byte[ExportFormat.MAX_LINE_BYTES];
    private byte[] chunk = {};
    private int position;
    private @Nullable String ahead;
    private int length;
    private long number;
    private long bytes;

    /**
     * Makes lines of a file.
     *
     * @param source returns the next bytes of the file each time, and none once it has ended
     */
    ExportLines(String file, Supplier<byte[]> source) {
        this.file = file;
        this.source = source;
    }

    /** Returns the number of lines, and of their bytes, that {@link #next} has returned. */
    long number() {
        return number;
    }

    long bytes() {
        return bytes;
    }

    /** Returns the next line, and stays before it. */
    String peek() {
        if (ahead == null) {
            ahead = read();
        }
        return ahead;
    }

    /** Returns the next line, and goes behind it. */
    String next() {
        String next = peek();
        ahead = null;
        number++;
        bytes += length + 1L;
        return next;
    }

    /** Throws for anything that follows. */
    void requireEnd() {
        if (ahead != null || fill()) {
            throw damaged(number + 1, "the file goes on behind its last line, '" + ExportFormat.LAST_LINE + "'");
        }
    }

    ExportFormatException damaged(long lineNumber, String what) {
        return ExportFormatException.damaged(file, lineNumber, what);
    }

    private String read() {
        length = 0;
        while (fill()) {
            int end = position;
            while (end < chunk.length && chunk[end] != '\n') {
                end++;
            }
            append(end);
            if (end < chunk.length) {
                position++;
                return decode();
            }
        }
        throw damaged(
                number + 1,
                (length == 0 ? "the file ends here" : "the file ends within this line") + ", before its last line, '"
                        + ExportFormat.LAST_LINE + "'");
    }

    private boolean fill() {
        if (position == chunk.length) {
            chunk = source.get();
            position = 0;
        }
        return chunk.length > 0;
    }

    private void append(int end) {
        int more = end - position;
        if (more > line.length - length) {
            throw damaged(number + 1, "the line is longer than " + line.length + " bytes");
        }
        System.arraycopy(chunk, position, line, length, more);
        length += more;
        position = end;
    }

    private String decode() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw damaged(number + 1, "the line is not UTF-8");
        }
    }
}
