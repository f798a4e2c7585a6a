package dev.cairn.comparison;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteTransaction;
import java.util.stream.Stream;

/** The store as its users see it: transactions and checksums over the engine. */
final class WholeStore implements Contender {
    private final Work work;
    private final TagStore store;

    WholeStore(Work work, TagStore store) {
        this.work = work;
        this.store = store;
    }

    @Override
    public void load() {
        put(0, Work.ENTRIES);
    }

    private void put(int from, int count) {
        try (WriteTransaction transaction = store.beginWrite()) {
            for (int i = from; i < from + count; i++) {
                transaction.put(Table.TAGS, work.keys[i], work.values[i]);
            }
            transaction.commit();
        }
    }

    @Override
    public void get() {
        try (ReadTransaction transaction = store.beginRead()) {
            for (int i = 0; i < Work.READS; i++) {
                work.take(transaction.get(Table.TAGS, work.key()).orElseThrow());
            }
        }
    }

    @Override
    public void getAlone() {
        for (int i = 0; i < Work.READS; i++) {
            try (ReadTransaction transaction = store.beginRead()) {
                work.take(transaction.get(Table.TAGS, work.key()).orElseThrow());
            }
        }
    }

    @Override
    public void contains() {
        try (ReadTransaction transaction = store.beginRead()) {
            for (int i = 0; i < Work.READS; i++) {
                work.take(transaction.contains(Table.TAGS, work.key()));
            }
        }
    }

    @Override
    public void scan() {
        try (ReadTransaction transaction = store.beginRead();
                Stream<Entry> entries = transaction.scan(Table.TAGS, KeyRange.all())) {
            entries.forEach(entry -> {
                work.take(entry.key());
                work.take(entry.payload());
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
        store.close();
    }
}
