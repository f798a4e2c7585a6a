package dev.cairn.core.store;

import com.google.common.collect.Iterables;
import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import dev.cairn.api.WriteOperations;
import dev.cairn.core.CorruptRecordException;
import dev.cairn.core.Hash;
import dev.cairn.core.internal.records.Records;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Member lists in segments of at most {@value Records#SEGMENT_HASHES} hashes, numbered from 0 without gaps; segment 0 is always there, so that an
 * empty list is not a missing one (domain.md section 3).
 */
final class MemberSegments {
    private final Hash tag;
    private int next;

    private MemberSegments(Hash tag) {
        this.tag = tag;
    }

    static Optional<Stream<Hash>> read(ReadOperations operations, Hash tag) {
        KeyRange segments = KeyRange.prefix(tag.bytes());
        if (!operations.contains(Table.MEMBERS, Keys.segment(tag, 0))
                && operations.count(Table.MEMBERS, segments) == 0) {
            return Optional.empty();
        }
        MemberSegments reading = new MemberSegments(tag);
        return Optional.of(operations.scan(Table.MEMBERS, segments).flatMap(row -> reading.segment(row).stream()));
    }

    private List<Hash> segment(Entry row) {
        byte[] expected = Keys.segment(tag, next);
        if (!Arrays.equals(row.key(), expected)) {
            throw new CorruptRecordException(Table.MEMBERS, expected, "segment " + next + " is missing", null);
        }
        next++;
        return Records.decodeMembers(row.key(), row.payload());
    }

    static void write(WriteOperations operations, Hash tag, Collection<Hash> members) {
        delete(operations, tag);
        int number = 0;
        for (List<Hash> segment : Iterables.partition(members, Records.SEGMENT_HASHES)) {
            put(operations, tag, number++, segment);
        }
        if (number == 0) {
            put(operations, tag, 0, List.of());
        }
    }

    private static void put(WriteOperations operations, Hash tag, int number, List<Hash> segment) {
        operations.put(Table.MEMBERS, Keys.segment(tag, number), Records.encodeMembers(segment));
    }

    static void delete(WriteOperations operations, Hash tag) {
        operations
                .scan(Table.MEMBERS, KeyRange.prefix(tag.bytes()))
                .forEach(row -> operations.delete(Table.MEMBERS, row.key()));
    }
}
