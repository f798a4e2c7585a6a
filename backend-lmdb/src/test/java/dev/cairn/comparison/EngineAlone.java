package dev.cairn.comparison;

import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The engine, without the transactions above it. */
final class EngineAlone implements Contender {
    private final Work work;
    private final StorageEngine engine;

    EngineAlone(Work work, StorageEngine engine) {
        this.work = work;
        this.engine = engine;
    }

    @Override
    public void load() {
        put(0, Work.ENTRIES);
    }

    private void put(int from, int count) {
        List<WriteBatch.Operation> operations = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            operations.add(new WriteBatch.Operation(Table.TAGS, work.keys[i], work.values[i]));
        }
        long version;
        try (Snapshot snapshot = engine.snapshot()) {
            version = snapshot.version();
        }
        engine.commit(new WriteBatch(operations, 0), version);
    }

    @Override
    public void get() {
        try (Snapshot snapshot = engine.snapshot()) {
            for (int i = 0; i < Work.READS; i++) {
                work.take(Objects.requireNonNull(snapshot.get(Table.TAGS, work.key())));
            }
        }
    }

    @Override
    public void getAlone() {
        for (int i = 0; i < Work.READS; i++) {
            try (Snapshot snapshot = engine.snapshot()) {
                work.take(Objects.requireNonNull(snapshot.get(Table.TAGS, work.key())));
            }
        }
    }

    @Override
    public void contains() {
        try (Snapshot snapshot = engine.snapshot()) {
            for (int i = 0; i < Work.READS; i++) {
                work.take(snapshot.contains(Table.TAGS, work.key()));
            }
        }
    }

    @Override
    public void scan() {
        try (Snapshot snapshot = engine.snapshot()) {
            snapshot.scan(Table.TAGS, KeyRange.all(), (key, value) -> {
                work.take(key);
                work.take(value);
                return true;
            });
        }
    }

    @Override
    public void commit() {
        for (int i = 0; i < Work.COMMITS; i++) {
            put(work.place(), Work.PUTS_EACH);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
