package dev.cairn.backend.chronicle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VAL-2: a value of any length has a class that it fits in, and its place is used again when it is gone. */
class SizeClassTest {
    private static final byte[] KEY = {1};

    private final ValueStage stage = new ValueStage();

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
    void theLongestValueOfAClassIsReadAsItWasWritten() {
        try (SizeClass values = new SizeClass(SizeClass.of(1 << 20))) {
            byte[] value = new byte[1 << 20];
            value[value.length - 1] = 7;
            assertArrayEquals(value, values.put(1, KEY, value, stage).read(null).array());
        }
    }

    @Test
    void shortAndLongValuesByTurnsAreReadAsTheyWereWritten() {
        try (Values values = new Values("test")) {
            List<Location> put = new ArrayList<>();
            for (int length : new int[] {8, 4_096, 4_097, 9, 1 << 20, 10, 5_000}) {
                byte[] value = new byte[length];
                Arrays.fill(value, (byte) length);
                put.add(values.put(KEY, value));
            }
            for (Location location : put) {
                byte[] expected = new byte[location.length()];
                Arrays.fill(expected, (byte) location.length());
                assertArrayEquals(expected, location.read(null).array());
            }
        }
    }

    @Test
    void valuesStayWhereTheyAreWhileOthersComeAndGo() {
        try (SizeClass values = new SizeClass(SizeClass.of(300))) {
            List<Location> kept = new ArrayList<>();
            for (int id = 0; id < 20_000; id++) {
                Location added = values.put(id, KEY, value(id), stage);
                if (id % 3 == 0) {
                    kept.add(added);
                } else {
                    values.remove(added);
                }
            }
            kept.forEach(
                    location -> assertEquals(location.id(), location.read(null).getInt()));
            assertEquals(kept.size(), values.count());
        }
    }

    @Test
    void thePlacesOfValuesThatAreGoneAreUsedAgain() {
        try (SizeClass values = new SizeClass(SizeClass.of(300))) {
            Set<ValueMap> maps = new HashSet<>();
            for (int id = 0; id < 200_000; id++) {
                Location added = values.put(id, KEY, value(id), stage);
                maps.add(added.map());
                values.remove(added);
            }
            assertEquals(1, maps.size(), "maps for values that never were there together");
        }
    }

    private static byte[] value(int id) {
        return ByteBuffer.allocate(300).putInt(id).array();
    }
}
