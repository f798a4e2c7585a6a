package dev.cairn.core.store;

import com.google.common.collect.ImmutableSortedSet;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.core.Hash;
import dev.cairn.core.internal.records.Records;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The table of names turned round. Its key is the name alone, so the names of a tag cost one scan; read once for a transaction,
 * they cost one scan for all tags.
 */
final class NamesByTag {
    private static final Comparator<String> BYTE_ORDER =
            Comparator.comparing((String name) -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final Map<Hash, List<String>> names = new HashMap<>();

    private NamesByTag() {}

    static NamesByTag read(ReadOperations operations) {
        NamesByTag result = new NamesByTag();
        operations.scan(Table.NAMES, KeyRange.all()).forEach(row -> {
            Hash tag = Records.decodeName(row.key(), row.payload());
            result.names
                    .computeIfAbsent(tag, key -> new ArrayList<>(1))
                    .add(new String(row.key(), StandardCharsets.UTF_8));
        });
        return result;
    }

    SortedSet<String> of(Hash tag) {
        return ImmutableSortedSet.copyOf(BYTE_ORDER, names.getOrDefault(tag, List.of()));
    }
}
