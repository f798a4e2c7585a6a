package dev.cairn.core.export;

import com.google.common.base.Splitter;
import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Keys as text: their parts with spaces between, or in hexadecimal where a key is not made of its table's parts. */
final class KeyText {
    private static final String HEX = "hex ";

    private KeyText() {}

    private static List<KeyPart> parts(Table table) {
        return switch (table) {
            case TAGS, ATTRIBUTION, CHANGES -> List.of(KeyPart.HASH);
            case MEMBERS -> List.of(KeyPart.HASH, KeyPart.SEGMENT);
            case NAMES, META -> List.of(KeyPart.TEXT);
            case VERSIONS -> List.of(KeyPart.ENDED_TEXT, KeyPart.HASH);
            case CHANNEL_TAGS -> List.of(KeyPart.ENDED_TEXT, KeyPart.NEWEST_FIRST, KeyPart.HASH);
            case TIPS -> List.of(KeyPart.HASH, KeyPart.HASH);
        };
    }

    static String of(Table table, byte[] key) {
        try {
            String text = print(table, key);
            if (Arrays.equals(key, join(table, text))) {
                return text;
            }
        } catch (IllegalArgumentException | DateTimeException | BufferUnderflowException | BufferOverflowException e) {
            // Not made of the parts: hexadecimal says it.
        }
        return hex(key);
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if it is neither the text that {@link #of} returns for one nor its hexadecimal form
     */
    static byte[] parse(Table table, String text) {
        byte[] key = text.startsWith(HEX) ? unhex(text) : unjoin(table, text);
        if (key.length < 1 || key.length > Limits.MAX_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a key of " + key.length + " bytes; expected 1 to " + Limits.MAX_KEY_BYTES);
        }
        if (!text.equals(hex(key)) && !text.equals(of(table, key))) {
            throw new IllegalArgumentException("the key is not written as it is exported");
        }
        return key;
    }

    private static String hex(byte[] key) {
        return HEX + HexFormat.of().formatHex(key);
    }

    private static byte[] unhex(String text) {
        return HexFormat.of().parseHex(text, HEX.length(), text.length());
    }

    private static byte[] unjoin(Table table, String text) {
        try {
            return join(table, text);
        } catch (DateTimeException | BufferOverflowException e) {
            throw new IllegalArgumentException("no key of table " + table.storedName(), e);
        }
    }

    private static String print(Table table, byte[] key) {
        ByteBuffer rest = ByteBuffer.wrap(key);
        return String.join(
                " ", parts(table).stream().map(part -> part.print(rest)).toList());
    }

    private static byte[] join(Table table, String text) {
        List<KeyPart> parts = parts(table);
        List<String> words = words(text);
        if (words.size() != parts.size()) {
            throw new IllegalArgumentException("a key of " + words.size() + " parts; expected " + parts.size());
        }
        ByteBuffer key = ByteBuffer.allocate(Limits.MAX_KEY_BYTES);
        for (int i = 0; i < words.size(); i++) {
            parts.get(i).parse(words.get(i), key);
        }
        return Arrays.copyOf(key.array(), key.position());
    }

    /** Only the first part can hold spaces, between quotation marks. */
    private static List<String> words(String text) {
        int end = text.startsWith("\"") ? text.lastIndexOf('"') + 1 : 0;
        List<String> words = new ArrayList<>();
        if (end > 0) {
            words.add(text.substring(0, end));
        }
        if (end < text.length()) {
            words.addAll(
                    Splitter.on(' ').splitToList(end > 0 ? text.substring(end).stripLeading() : text));
        }
        return words;
    }
}
