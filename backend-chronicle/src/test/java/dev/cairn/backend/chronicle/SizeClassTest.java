package dev.cairn.backend.chronicle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VAL-2: a pair of any length has a class that it fits in, and its place is used again when it is gone. */
class SizeClassTest {
    private static final byte[] KEY = {1};
    private static final int PAIR_BYTES = 320;

    private final PairStage stage = new PairStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void everyLengthFitsItsClassAndLeavesAQuarterEmptyAtMost() {
        for (int length = 0; length < 3 << 20; length++) {
            int longest = SizeClass.longest(SizeClass.of(length));
            assertTrue(longest >= length, "the class of " + length + " bytes takes " + longest);
            assertTrue(longest <= Math.max(40, length + length / 4), "the class of " + length + " takes " + longest);
        }
        assertEquals(SizeClass.COUNT - 1, SizeClass.of(Integer.MAX_VALUE));
    }

    @Test
    void theLongestPairOfAClassIsReadAsItWasWritten() {
        try (SizeClass pairs = new SizeClass(SizeClass.of(1 << 20))) {
            byte[] value = new byte[(1 << 20) - Pair.HEADER_BYTES - KEY.length];
            value[value.length - 1] = 7;
            long pair = pairs.put(1, KEY, value, stage);
            assertArrayEquals(value, Pair.readValue(pair, null).array());
            assertArrayEquals(KEY, Pair.readKey(pair, null).array());
        }
    }

    @Test
    void shortAndLongPairsByTurnsAreReadAsTheyWereWritten() {
        try (Pairs pairs = new Pairs("test")) {
            int[] lengths = {8, 4_096, 4_097, 9, 1 << 20, 10, 5_000, 0};
            long[] put = new long[lengths.length];
            for (int number = 0; number < put.length; number++) {
                put[number] = pairs.put(filled(number), filled(lengths[number]));
            }
            for (int number = 0; number < put.length; number++) {
                assertEquals(number, Pair.id(put[number]));
                assertEquals(number + lengths[number], Pair.length(put[number]));
                assertEquals(ByteBuffer.wrap(filled(number)), Pair.readKey(put[number], null));
                assertEquals(ByteBuffer.wrap(filled(lengths[number])), Pair.readValue(put[number], null));
            }
            Arrays.stream(put).forEach(pairs::remove);
            assertEquals(0, pairs.count());
        }
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) length);
        return bytes;
    }

    @Test
    void pairsStayWhereTheyAreWhileOthersComeAndGo() {
        try (SizeClass pairs = new SizeClass(SizeClass.of(PAIR_BYTES))) {
            List<Long> kept = new ArrayList<>();
            for (int id = 0; id < 20_000; id++) {
                long added = pairs.put(id, KEY, value(id), stage);
                if (id % 3 == 0) {
                    kept.add(added);
                } else {
                    pairs.remove(added);
                }
            }
            kept.forEach(pair ->
                    assertEquals(Pair.id(pair), Pair.readValue(pair, null).getInt()));
            assertEquals(kept.size(), pairs.count());
        }
    }

    @Test
    void thePlacesOfPairsThatAreGoneAreUsedAgain() {
        try (SizeClass pairs = new SizeClass(SizeClass.of(PAIR_BYTES))) {
            Set<Integer> maps = new HashSet<>();
            for (int id = 0; id < 200_000; id++) {
                long added = pairs.put(id, KEY, value(id), stage);
                maps.add(Pair.map(added));
                pairs.remove(added);
            }
            assertEquals(1, maps.size(), "maps for pairs that never were there together");
        }
    }

    @Test
    void aMapThatIsEmptyGoesAndTheOthersAreStillFound() {
        try (SizeClass pairs = new SizeClass(SizeClass.of(PAIR_BYTES))) {
            List<Long> all = new ArrayList<>();
            for (int id = 0; id < 20_000; id++) {
                all.add(pairs.put(id, KEY, value(id), stage));
            }
            assertTrue(all.stream().map(Pair::map).distinct().count() > 2, "not several maps");
            List<Long> second = all.stream().filter(pair -> Pair.map(pair) == 1).toList();
            second.forEach(pairs::remove);
            all.removeAll(second);
            all.forEach(pair ->
                    assertEquals(Pair.id(pair), Pair.readValue(pair, null).getInt()));
            all.forEach(pairs::remove);
            assertEquals(0, pairs.count());
            assertEquals(
                    7,
                    Pair.readValue(pairs.put(20_000, KEY, value(7), stage), null)
                            .getInt());
        }
    }

    @Test
    void pairsAreFoundInTheirMapsWhileMapsComeAndGo() {
        Random random = new Random(3);
        try (SizeClass pairs = new SizeClass(SizeClass.of(PAIR_BYTES))) {
            List<Long> kept = new ArrayList<>();
            int id = 0;
            for (int wave = 0; wave < 30; wave++) {
                for (int more = random.nextInt(1 + 2_000 * wave); more > 0; more--) {
                    kept.add(pairs.put(id, KEY, value(id++), stage));
                }
                if (random.nextBoolean()) {
                    Collections.shuffle(kept, random);
                }
                List<Long> gone = kept.subList(0, kept.size() * random.nextInt(60) / 100);
                gone.forEach(pairs::remove);
                gone.clear();
                kept.forEach(pair ->
                        assertEquals(Pair.id(pair), Pair.readValue(pair, null).getInt()));
                assertEquals(kept.size(), pairs.count());
            }
        }
    }

    private static byte[] value(int id) {
        return ByteBuffer.allocate(PAIR_BYTES - Pair.HEADER_BYTES - KEY.length)
                .putInt(id)
                .array();
    }
}
