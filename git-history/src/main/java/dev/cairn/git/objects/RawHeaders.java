package dev.cairn.git.objects;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header lines of a commit or an annotated tag, and where its message begins. */
final class RawHeaders {
    private final List<Line> lines = new ArrayList<>();
    private final byte[] bytes;
    private final int messageStart;

    RawHeaders(byte[] bytes) {
        this.bytes = bytes;
        int at = 0;
        while (at < bytes.length && bytes[at] != '\n') {
            int newline = indexOf(bytes, (byte) '\n', at);
            add(at, newline);
            at = newline + 1;
        }
        this.messageStart = Math.min(at + 1, bytes.length);
    }

    /** Lines that begin with a space continue the one above: signatures, which nobody reads here. */
    private void add(int from, int to) {
        int space = indexOf(bytes, (byte) ' ', from);
        if (space > from && space < to) {
            lines.add(new Line(latin(from, space), space + 1, to));
        }
    }

    /** Returns the values of a header that holds ASCII only, in order. */
    List<String> all(String key) {
        return lines.stream()
                .filter(line -> line.key.equals(key))
                .map(line -> latin(line.from, line.to))
                .toList();
    }

    /** Returns the first value of a header, decoded like the message. */
    Optional<String> text(String key) {
        return lines.stream().filter(line -> line.key.equals(key)).findFirst().map(line -> decode(line.from, line.to));
    }

    /** Returns the message. */
    String message() {
        return decode(messageStart, bytes.length);
    }

    static int indexOf(byte[] bytes, byte wanted, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private String latin(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Decodes by the {@code encoding} header, else as UTF-8, else as Latin-1, which takes any bytes. */
    private String decode(int from, int to) {
        return decode(declared(), from, to)
                .or(() -> decode(StandardCharsets.UTF_8, from, to))
                .orElseGet(() -> latin(from, to));
    }

    private Optional<String> decode(Charset charset, int from, int to) {
        try {
            ByteBuffer text = ByteBuffer.wrap(bytes, from, to - from);
            return Optional.of(charset.newDecoder().decode(text).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private Charset declared() {
        try {
            return all("encoding").stream().findFirst().map(Charset::forName).orElse(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private record Line(String key, int from, int to) {}
}
