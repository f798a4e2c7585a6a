package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteOperations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write transaction sees what it wrote over what was there, by every way of reading (storage.md TXN-3, ORD-2). */
class OwnWritesTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void areReadAsIfTheyWereCommitted(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NavigableMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
        try (TagStore store = new MapEngine().open(Duration.ofSeconds(30))) {
            for (int round = 0; round < 4; round++) {
                String where = "seed " + seed + ", round " + round;
                store.write(write -> {
                    change(write, model, random);
                    compare(write, model, random, where);
                    return "";
                });
                assertEquals(
                        text(model),
                        store.read(read -> read.scan(Table.NAMES, KeyRange.all())
                                .map(OwnWritesTest::text)
                                .toList()),
                        where);
            }
        }
    }

    private static void change(WriteOperations write, NavigableMap<byte[], byte[]> model, SplittableRandom random) {
        for (int i = random.nextInt(150); i > 0; i--) {
            byte[] key = key(random);
            if (random.nextInt(3) == 0) {
                assertEquals(model.remove(key) != null, write.delete(Table.NAMES, key));
            } else {
                byte[] payload = new byte[random.nextInt(3)];
                random.nextBytes(payload);
                model.put(key, payload);
                write.put(Table.NAMES, key, payload);
            }
        }
    }

    private static void compare(
            WriteOperations write, NavigableMap<byte[], byte[]> model, SplittableRandom random, String where) {
        for (int i = 0; i < 20; i++) {
            byte[] key = key(random);
            assertEquals(model.containsKey(key), write.contains(Table.NAMES, key), where);
            assertEquals(
                    model.containsKey(key) ? HEX.formatHex(model.get(key)) : "absent",
                    write.get(Table.NAMES, key).map(HEX::formatHex).orElse("absent"),
                    where);
            KeyRange range = KeyRange.between(key, random.nextBoolean(), key(random), random.nextBoolean());
            NavigableMap<byte[], byte[]> within = new TreeMap<>(Arrays::compareUnsigned);
            model.forEach((each, payload) -> {
                if (range.contains(each)) {
                    within.put(each, payload);
                }
            });
            assertEquals(within.size(), write.count(Table.NAMES, range), where);
            assertEquals(
                    text(within),
                    write.scan(Table.NAMES, range).map(OwnWritesTest::text).toList(),
                    where + ", " + range);
        }
    }

    private static byte[] key(SplittableRandom random) {
        return new byte[] {(byte) random.nextInt(16), (byte) random.nextInt(16)};
    }

    private static List<String> text(NavigableMap<byte[], byte[]> map) {
        List<String> lines = new ArrayList<>();
        map.forEach((key, payload) -> lines.add(HEX.formatHex(key) + "=" + HEX.formatHex(payload)));
        return lines;
    }

    private static String text(Entry entry) {
        return HEX.formatHex(entry.key()) + "=" + HEX.formatHex(entry.payload());
    }
}
