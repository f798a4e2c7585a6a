package dev.cairn.backend.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ORD-1: keys outside the heap are compared as unsigned bytes, wherever they differ. */
class PairTest {
    private static final byte[] BYTES = {0x00, 0x01, 0x7F, (byte) 0x80, (byte) 0xFF};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 253})
    void keysThatBeginWithTheSameBytesAreInTheOrderOfTheOthers(int same) {
        try (Pairs pairs = new Pairs("test")) {
            List<byte[]> keys = keys(same);
            for (byte[] key : keys) {
                long pair = pairs.put(key, new byte[] {(byte) 0xFF, 0, 1});
                for (byte[] other : keys) {
                    assertEquals(
                            Integer.signum(Arrays.compareUnsigned(key, other)),
                            Integer.signum(Pair.compareKey(pair, other)),
                            () -> Arrays.toString(key) + " and " + Arrays.toString(other));
                }
            }
        }
    }

    /** Returns keys of up to two bytes more, each of every kind. */
    private static List<byte[]> keys(int same) {
        byte[] beginning = new byte[same];
        Arrays.fill(beginning, (byte) 0x80);
        List<byte[]> keys = new ArrayList<>(List.of(beginning));
        for (byte first : BYTES) {
            byte[] one = Arrays.copyOf(beginning, same + 1);
            one[same] = first;
            keys.add(one);
            for (byte second : BYTES) {
                byte[] two = Arrays.copyOf(one, same + 2);
                two[same + 1] = second;
                keys.add(two);
            }
        }
        return keys;
    }
}
