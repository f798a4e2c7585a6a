package dev.cairn.conformance.certificate;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes JSON (RFC 8259), because no library for it may reach the class path of who certifies a backend. ASCII only; two
 * spaces for each level.
 */
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /** Returns the text of an object whose values are maps, lists, strings, whole numbers and truth values. */
    static String of(Map<String, ?> object) {
        Json json = new Json();
        json.value(object, "\n");
        return json.text.append('\n').toString();
    }

    private void value(Object value, String indent) {
        if (value instanceof Map<?, ?> object) {
            items('{', object.entrySet().iterator(), '}', indent, entry -> member(entry, indent + "  "));
        } else if (value instanceof List<?> array) {
            items('[', array.iterator(), ']', indent, item -> value(item, indent + "  "));
        } else if (value instanceof String string) {
            string(string);
        } else if (value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            text.append(value);
        } else {
            throw new IllegalArgumentException("no JSON is known for " + value.getClass());
        }
    }

    private <T> void items(char open, Iterator<T> items, char close, String indent, Consumer<T> writer) {
        text.append(open);
        boolean empty = !items.hasNext();
        while (items.hasNext()) {
            text.append(indent).append("  ");
            writer.accept(items.next());
            text.append(items.hasNext() ? "," : "");
        }
        text.append(empty ? "" : indent).append(close);
    }

    private void member(Map.Entry<?, ?> member, String indent) {
        string((String) member.getKey());
        text.append(": ");
        value(member.getValue(), indent);
    }

    private void string(String string) {
        text.append('"');
        string.codePoints().forEach(this::character);
        text.append('"');
    }

    // Half of a surrogate pair is no character, and readers refuse it.
    private void character(int character) {
        if (character == '"' || character == '\\') {
            text.append('\\').append((char) character);
        } else if (character >= ' ' && character < 0x7f) {
            text.append((char) character);
        } else if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
            escape('\ufffd');
        } else {
            Character.toString(character).chars().forEach(this::escape);
        }
    }

    private void escape(int unit) {
        text.append(String.format("\\u%04x", unit));
    }
}
