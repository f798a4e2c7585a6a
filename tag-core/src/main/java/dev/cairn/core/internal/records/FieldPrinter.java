package dev.cairn.core.internal.records;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the fields of a message as lines, each one space deeper than the message. */
final class FieldPrinter {
    private final List<String> lines = new ArrayList<>();

    private FieldPrinter() {}

    /** Throws {@link IllegalArgumentException} or {@link java.time.DateTimeException} for a value that has no text. */
    static List<String> print(Message message) {
        FieldPrinter printer = new FieldPrinter();
        printer.print(message, " ");
        return printer.lines;
    }

    private void print(Message message, String indent) {
        message.getAllFields().forEach((field, value) -> {
            if (field.isRepeated()) {
                ((List<?>) value).forEach(element -> print(field, element, indent));
            } else {
                print(field, value, indent);
            }
        });
    }

    private void print(FieldDescriptor field, Object value, String indent) {
        if (value instanceof Message nested) {
            lines.add(indent + field.getName());
            print(nested, indent + " ");
        } else {
            lines.add(indent + field.getName() + " " + text(field, value));
        }
    }

    private static String text(FieldDescriptor field, Object value) {
        if (value instanceof ByteString bytes) {
            return Records.hash(bytes).toString();
        } else if (value instanceof String string) {
            return QuotedText.of(string);
        } else if (value instanceof EnumValueDescriptor constant) {
            return constant.getName();
        } else if (FieldParser.isTime(field)) {
            return Instant.ofEpochSecond((Long) value).toString();
        }
        return value.toString();
    }
}
