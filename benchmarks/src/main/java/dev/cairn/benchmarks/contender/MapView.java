package dev.cairn.benchmarks.contender;

import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Two maps that are read as they are at each call. */
record MapView(Map<byte[], byte[]> tags, Map<byte[], byte[]> summaries) implements Contender.View {
    @Override
    public byte @Nullable [] get(byte[] key) {
        byte[] tag = tags.get(key);
        return tag == null ? null : tag.clone();
    }

    @Override
    public boolean has(byte[] key) {
        return tags.containsKey(key);
    }

    @Override
    public void scan(BiConsumer<byte[], byte[]> sink) {
        tags.forEach((key, value) -> sink.accept(key.clone(), value.clone()));
        summaries.forEach((key, value) -> sink.accept(key.clone(), value.clone()));
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
