package dev.cairn.core.internal.records;

import com.google.common.base.CharMatcher;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import dev.cairn.core.Hash;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads the lines of a message. It is deep only where the schema is. */
final class FieldParser {
    /** Seconds since 1970, by the names of their fields. */
    private static final Set<String> TIMES = Set.of("consolidation_timestamp", "earliest", "timestamp");

    private static final CharMatcher NOT_INDENT = CharMatcher.isNot(' ');

    private final List<String> lines;
    private int next;

    private FieldParser(List<String> lines) {
        this.lines = lines;
    }

    static boolean isTime(FieldDescriptor field) {
        return TIMES.contains(field.getName());
    }

    /** Throws {@link UnreadableLineException} for the first line that is none of the message. */
    static DynamicMessage parse(Descriptor schema, List<String> lines) {
        FieldParser parser = new FieldParser(lines);
        try {
            DynamicMessage message = parser.message(schema, 1);
            if (parser.next < lines.size()) {
                throw new IllegalArgumentException("the line belongs to no field above it");
            }
            return message;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableLineException(parser.next, String.valueOf(e.getMessage()));
        }
    }

    private DynamicMessage message(Descriptor schema, int depth) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(schema);
        while (next < lines.size() && NOT_INDENT.indexIn(lines.get(next)) == depth) {
            add(message, schema, lines.get(next).substring(depth), depth);
        }
        return message.build();
    }

    private void add(DynamicMessage.Builder message, Descriptor schema, String line, int depth) {
        int space = line.indexOf(' ');
        FieldDescriptor field = field(schema, space < 0 ? line : line.substring(0, space));
        Object value;
        if (field.getJavaType() == JavaType.MESSAGE) {
            next++;
            value = message(field.getMessageType(), depth + 1);
        } else {
            value = value(field, line.substring(space + 1));
            next++;
        }
        if (field.isRepeated()) {
            message.addRepeatedField(field, value);
        } else {
            message.setField(field, value);
        }
    }

    private static FieldDescriptor field(Descriptor schema, String name) {
        FieldDescriptor field = schema.findFieldByName(name);
        if (field == null) {
            throw new IllegalArgumentException(
                    "no field of " + schema.getName() + " that this version of Cairn knows begins the line");
        }
        return field;
    }

    private static Object value(FieldDescriptor field, String text) {
        return switch (field.getJavaType()) {
            case STRING -> QuotedText.parse(text);
            case BYTE_STRING -> Records.bytes(Hash.parse(text));
            case INT -> Integer.parseInt(text);
            case LONG -> isTime(field) ? Instant.parse(text).getEpochSecond() : Long.parseLong(text);
            case ENUM -> constant(field, text);
            default -> throw new IllegalArgumentException("fields of type " + field.getType() + " have no text");
        };
    }

    private static EnumValueDescriptor constant(FieldDescriptor field, String name) {
        EnumValueDescriptor constant = field.getEnumType().findValueByName(name);
        if (constant == null) {
            throw new IllegalArgumentException(
                    "no value of " + field.getEnumType().getName() + " that this version of Cairn knows ends the line");
        }
        return constant;
    }
}
