package dev.cairn.core.internal.records;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.cairn.api.Table;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records as lines of text, one for each field, in the order and with the names of the schema; a message within follows its name, one
 * space deeper. Driven by the schema alone: what it gains, this has.
 *
 * <p>A payload that these lines would not bring back byte for byte has no text: one with fields that the schema does not know, or one
 * that Cairn did not write.
 */
public final class RecordText {
    private static final Map<Table, Descriptor> SCHEMAS = Map.of(
            Table.TAGS, RecordMessages.Tag.getDescriptor(),
            Table.ATTRIBUTION, RecordMessages.AttributionSummary.getDescriptor(),
            Table.MEMBERS, RecordMessages.MemberSegment.getDescriptor(),
            Table.CHANGES, RecordMessages.Change.getDescriptor(),
            Table.NAMES, RecordMessages.Name.getDescriptor());

    private RecordText() {}

    /** Returns the lines of a payload; empty if it has no text. */
    public static Optional<List<String>> lines(Table table, byte[] payload) {
        Descriptor schema = SCHEMAS.get(table);
        return schema == null ? Optional.empty() : lines(schema, payload);
    }

    private static Optional<List<String>> lines(Descriptor schema, byte[] payload) {
        try {
            List<String> lines = FieldPrinter.print(DynamicMessage.parseFrom(schema, payload));
            byte[] back = FieldParser.parse(schema, lines).toByteArray();
            return Arrays.equals(payload, back) ? Optional.of(lines) : Optional.empty();
        } catch (InvalidProtocolBufferException
                | UnreadableLineException
                | IllegalArgumentException
                | DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /**
     * Reads the lines of a payload.
     *
     * @throws UnreadableLineException if they are not, character for character, what {@link #lines} returns for one
     */
    public static byte[] payload(Table table, List<String> lines) {
        Descriptor schema = SCHEMAS.get(table);
        if (schema == null) {
            throw new UnreadableLineException(0, "the table has no records; expected raw lines");
        }
        DynamicMessage message = FieldParser.parse(schema, lines);
        requireSame(lines, FieldPrinter.print(message));
        return message.toByteArray();
    }

    private static void requireSame(List<String> lines, List<String> expected) {
        for (int i = 0; i < lines.size(); i++) {
            if (i >= expected.size() || !lines.get(i).equals(expected.get(i))) {
                throw new UnreadableLineException(i, "the field is not written as it is exported, or not in its place");
            }
        }
    }
}
