package dev.cairn.backend.chronicle.journal;

import dev.cairn.api.Table;
import dev.cairn.spi.WriteBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.TreeMap;

/** What a journal holds, as simply as it can be said: text of table and key, and the value. */
final class Contents implements Replay, StateEntries {
    private TreeMap<String, ByteBuffer> values = new TreeMap<>();
    private TreeMap<String, ByteBuffer> draft = new TreeMap<>();
    private long version;

    long version() {
        return version;
    }

    Contents copy() {
        Contents copy = new Contents();
        copy.draft = new TreeMap<>(values);
        copy.commit(version);
        return copy;
    }

    void apply(WriteBatch batch, long newVersion) {
        for (WriteBatch.Operation operation : batch) {
            byte[] value = operation.value();
            if (value == null) {
                delete(operation.table(), operation.key());
            } else {
                put(operation.table(), operation.key(), value);
            }
        }
        commit(newVersion);
    }

    @Override
    public void put(Table table, byte[] key, byte[] value) {
        draft.put(name(table, key), ByteBuffer.wrap(value));
    }

    @Override
    public void delete(Table table, byte[] key) {
        draft.remove(name(table, key));
    }

    private static String name(Table table, byte[] key) {
        return table + "/" + HexFormat.of().formatHex(key);
    }

    @Override
    public void commit(long newVersion) {
        values = new TreeMap<>(draft);
        version = newVersion;
    }

    @Override
    public void drop() {
        draft = new TreeMap<>(values);
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        for (var entry : values.entrySet()) {
            int slash = entry.getKey().indexOf('/');
            visitor.visit(
                    Table.valueOf(entry.getKey().substring(0, slash)),
                    HexFormat.of().parseHex(entry.getKey().substring(slash + 1)),
                    entry.getValue().duplicate());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contents that && version == that.version && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "version " + version + " with " + values.size() + " entries";
    }
}
