package dev.cairn.benchmarks.contender;

import java.util.List;
import java.util.function.BiConsumer;
import net.openhft.chronicle.map.ChronicleMap;
import org.jspecify.annotations.Nullable;

/** Chronicle Map alone, outside the heap and in no file; without order, transactions or durability. */
final class RawChronicle implements Contender {
    private final ChronicleMap<byte[], byte[]> tags;
    private final ChronicleMap<byte[], byte[]> summaries;

    RawChronicle(long pairs) {
        tags = map(pairs, 180);
        summaries = map(pairs, 400);
    }

    private static ChronicleMap<byte[], byte[]> map(long pairs, int valueBytes) {
        return ChronicleMap.of(byte[].class, byte[].class)
                .constantKeySizeBySample(new byte[Pair.KEY_BYTES])
                .averageValueSize(valueBytes)
                .entries(Math.max(1_000, pairs + pairs / 4))
                .create();
    }

    @Override
    public void put(List<Pair> pairs) {
        for (Pair pair : pairs) {
            tags.put(pair.key(), pair.tag());
            summaries.put(pair.key(), pair.summary());
        }
    }

    @Override
    public void delete(List<byte[]> keys) {
        for (byte[] key : keys) {
            tags.remove(key);
            summaries.remove(key);
        }
    }

    @Override
    public View read() {
        return new Reading();
    }

    @Override
    public void close() {
        tags.close();
        summaries.close();
    }

    private final class Reading implements View {
        @Override
        public byte @Nullable [] get(byte[] key) {
            return tags.get(key);
        }

        @Override
        public boolean has(byte[] key) {
            return tags.containsKey(key);
        }

        @Override
        public void scan(BiConsumer<byte[], byte[]> sink) {
            tags.forEach(sink);
            summaries.forEach(sink);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
