package dev.cairn.conformance;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a program sees of a store, as one line of text: two sights that differ have different texts. */
final class Sight {
    private static final int SHORT = 8;

    private Sight() {}

    static String of(Optional<byte[]> payload) {
        return payload.map(Sight::of).orElse("absent");
    }

    static String of(Stream<Entry> entries) {
        return entries.map(entry -> HexFormat.of().formatHex(entry.key()) + "=" + of(entry.payload()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** Returns every entry of every table that is not empty. */
    static String ofAll(ReadOperations transaction) {
        StringJoiner all = new StringJoiner(", ", "{", "}");
        for (Table table : Table.values()) {
            if (transaction.count(table, KeyRange.all()) > 0) {
                all.add(table + " " + of(transaction.scan(table, KeyRange.all())));
            }
        }
        return all.toString();
    }

    private static String of(byte[] payload) {
        if (payload.length == 0) {
            return "empty";
        }
        return payload.length <= SHORT
                ? HexFormat.of().formatHex(payload)
                : payload.length + " bytes of hash " + Arrays.hashCode(payload);
    }
}
