package dev.cairn.core.migration;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.Table;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** One state of a store as what is copied. */
record StoreState(StoreInfo info, ReadOperations operations) implements MigrationSource {
    @Override
    public String name() {
        return InterruptedMigration.name(info);
    }

    @Override
    public Optional<String> identity() {
        return info.identity();
    }

    @Override
    public long version() {
        return operations.version();
    }

    @Override
    public long count() {
        return Arrays.stream(Table.values())
                .mapToLong(table -> operations.count(table, KeyRange.all()))
                .sum();
    }

    @Override
    public Stream<Entry> entries(Table table) {
        return operations.scan(table, KeyRange.all());
    }
}
