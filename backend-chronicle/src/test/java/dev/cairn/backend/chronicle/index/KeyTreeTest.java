package dev.cairn.backend.chronicle.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.KeyRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ORD-1, ISO-1: a tree says what a sorted map says, whatever was done to it, and goes on saying it while later ones are made of it. */
@Tag("same-on-every-jdk")
class KeyTreeTest {
    private static final int KEYS = 12_000;

    private final Random random = new Random(1);
    private final NavigableMap<byte[], Long> model = new TreeMap<>(Arrays::compareUnsigned);
    /** The key of each entry, which is told from others of the same key. Entries that are replaced are forgotten: nobody may ask for their keys. */
    private final Map<Long, byte[]> entryKeys = new HashMap<>();

    private long lastEntry;

    private KeyTree tree = KeyTree.empty((entry, key) -> Arrays.compareUnsigned(keyOf(entry), key));

    private long entry(byte[] key) {
        entryKeys.put(++lastEntry, key);
        return lastEntry;
    }

    private byte[] keyOf(long entry) {
        return Objects.requireNonNull(entryKeys.get(entry));
    }

    /** How a key is made of a number: what is hard for prefixes. */
    enum Shape {
        SPREAD,
        ONE_PREFIX,
        SHORT_AND_SIGNED,
        ZEROS_BEHIND,
        CROWDED_AT_ONE_END;

        byte[] key(int number) {
            return switch (this) {
                case SPREAD ->
                    ByteBuffer.allocate(12)
                            .putInt(number * 0x9E3779B1)
                            .putLong(number)
                            .array();
                case ONE_PREFIX -> ("refs/tags/release-" + number).getBytes(StandardCharsets.UTF_8);
                case SHORT_AND_SIGNED -> new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)};
                // Far from where they would be if they were spread evenly.
                case CROWDED_AT_ONE_END ->
                    ByteBuffer.allocate(16)
                            .putLong(number % 50 == 0 ? -1L - number : number)
                            .putLong(number)
                            .array();
                case ZEROS_BEHIND ->
                    Arrays.copyOf(new byte[] {(byte) (number / 12), (byte) (number / 3_072)}, 2 + number % 12);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void itSaysWhatASortedMapSays(Shape shape) {
        int highest = 0;
        for (int round = 0; round < 400; round++) {
            boolean shrinks = round / 50 % 2 == 1;
            int operations = random.nextInt(8) == 0 ? 2_000 : 1 + random.nextInt(20);
            change(shape, operations, KEYS, shrinks ? 90 : 20);
            highest = Math.max(highest, tree.root().height());
            if (round % 4 == 0) {
                checkAll();
                checkShape(tree.root(), true);
            }
            for (int probe = 0; probe < 5; probe++) {
                checkRange(range(shape));
                byte[] key = shape.key(random.nextInt(KEYS + KEYS / 10));
                assertEquals(model.getOrDefault(key, KeyTree.NONE), tree.get(key));
            }
        }
        assertEquals(2, highest);
    }

    @ParameterizedTest
    @EnumSource
    void itGrowsFromNothingAndShrinksToNothing(Shape shape) {
        List<byte[]> keys = keysOf(shape, 20_000);
        merge(keys, true);
        checkAll();
        checkShape(tree.root(), true);
        Collections.shuffle(keys, random);
        for (int from = 0; from < keys.size(); from += 250) {
            merge(keys.subList(from, from + 250), false);
            checkShape(tree.root(), true);
            assertEquals(model.size(), tree.size());
        }
        checkAll();
        assertEquals(0, tree.size());
        assertEquals(0, tree.root().height());
        merge(keys.subList(0, 1), true);
        checkAll();
    }

    @Test
    void whereAlmostAllGoesTheRestIsJoined() {
        List<byte[]> sorted = new ArrayList<>(keysOf(Shape.SPREAD, 40_000));
        sorted.sort(Arrays::compareUnsigned);
        for (int round = 0; round < 60; round++) {
            merge(sorted, true);
            int from = random.nextInt(sorted.size() - 20_000);
            List<byte[]> gone = new ArrayList<>(sorted.subList(from, from + random.nextInt(20_000)));
            for (int stays = random.nextInt(40); stays > 0 && !gone.isEmpty(); stays--) {
                gone.remove(random.nextInt(gone.size()));
            }
            merge(gone, false);
            checkShape(tree.root(), true);
        }
        checkAll();
    }

    @Test
    void oneAfterAnotherFromEitherEndGivesATreeThatIsNotHigh() {
        for (int number = 0; number < 5_000; number++) {
            merge(List.of(ByteBuffer.allocate(4).putInt(number).array()), true);
            merge(List.of(ByteBuffer.allocate(4).putInt(-1 - number).array()), true);
        }
        checkAll();
        checkShape(tree.root(), true);
        assertTrue(tree.root().height() <= 3, "height " + tree.root().height());
    }

    @Test
    void aTreeStaysAsItIsWhileOthersAreMadeOfIt() {
        List<KeyTree> trees = new ArrayList<>();
        List<List<Long>> contents = new ArrayList<>();
        for (int commit = 0; commit < 300; commit++) {
            change(Shape.SPREAD, 300, KEYS, 40);
            trees.add(tree);
            contents.add(new ArrayList<>(model.values()));
        }
        for (int commit = 0; commit < trees.size(); commit++) {
            assertEquals(contents.get(commit), all(trees.get(commit), KeyRange.all()));
        }
    }

    @Test
    void aChangeMakesOnlyTheNodesAboveItAnew() {
        List<byte[]> keys = keysOf(Shape.SPREAD, 50_000);
        merge(keys, true);
        Set<TreeNode> before = nodes(tree);
        merge(keys.subList(0, 1), true);
        Set<TreeNode> after = nodes(tree);
        after.removeAll(before);
        assertEquals(tree.root().height() + 1, after.size());
    }

    @Test
    void aVisitorEndsAScanAndItsExceptionComesOut() {
        List<byte[]> keys = keysOf(Shape.SPREAD, 1_000);
        merge(keys, true);
        int[] seen = {0};
        tree.scan(KeyRange.all(), entry -> ++seen[0] < 100);
        assertEquals(100, seen[0]);
        assertThrows(
                IOException.class,
                () -> tree.scan(KeyRange.all(), entry -> {
                    throw new IOException("wanted");
                }));
    }

    @Test
    void changesAreAcceptedInOrderAlone() {
        KeyChanges changes = new KeyChanges();
        assertTrue(changes.accepts(new byte[] {5}));
        changes.put(new byte[] {5}, 1);
        assertFalse(changes.accepts(new byte[] {5}));
        assertFalse(changes.accepts(new byte[] {4, 9}));
        assertTrue(changes.accepts(new byte[] {5, 0}));
        assertTrue(changes.accepts(new byte[] {(byte) 0x80}));
    }

    @Test
    void changesTakeNoMoreThanTheyAreMeantFor() {
        KeyChanges changes = new KeyChanges();
        int taken = 0;
        while (changes.accepts(ByteBuffer.allocate(4).putInt(taken).array())) {
            changes.put(ByteBuffer.allocate(4).putInt(taken).array(), ++taken);
        }
        assertEquals(65_536, taken);
    }

    private void change(Shape shape, int operations, int keys, int percentDeletes) {
        Map<byte[], Boolean> chosen = new TreeMap<>(Arrays::compareUnsigned);
        for (int i = 0; i < operations; i++) {
            chosen.put(shape.key(random.nextInt(keys)), random.nextInt(100) >= percentDeletes);
        }
        merge(chosen);
    }

    private static List<byte[]> keysOf(Shape shape, int count) {
        List<byte[]> made = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            made.add(shape.key(number));
        }
        return made;
    }

    private void merge(List<byte[]> keys, boolean put) {
        Map<byte[], Boolean> chosen = new TreeMap<>(Arrays::compareUnsigned);
        keys.forEach(key -> chosen.put(key, put));
        merge(chosen);
    }

    private void merge(Map<byte[], Boolean> puts) {
        KeyChanges changes = new KeyChanges();
        List<Long> gone = new ArrayList<>();
        puts.forEach((key, put) -> {
            assertTrue(changes.accepts(key));
            Long before = model.remove(key);
            if (before != null) {
                gone.add(before);
            }
            if (put) {
                long entry = entry(key);
                model.put(key, entry);
                changes.put(key, entry);
            } else {
                changes.remove(key);
            }
        });
        List<Long> replaced = new ArrayList<>();
        tree = tree.with(changes, replaced::add);
        assertEquals(gone, replaced);
        entryKeys.keySet().removeAll(replaced);
    }

    private void checkAll() {
        assertEquals(model.size(), tree.size());
        assertEquals(model.size(), tree.count(KeyRange.all()));
        assertEquals(new ArrayList<>(model.values()), all(tree, KeyRange.all()));
    }

    private KeyRange range(Shape shape) {
        byte[] one = shape.key(random.nextInt(KEYS + KEYS / 10));
        byte[] other = shape.key(random.nextInt(KEYS + KEYS / 10));
        return switch (random.nextInt(6)) {
            case 0 -> KeyRange.atLeast(one);
            case 1 -> KeyRange.greaterThan(one);
            case 2 -> KeyRange.atMost(one);
            case 3 -> KeyRange.lessThan(one);
            case 4 -> KeyRange.prefix(Arrays.copyOf(one, 1 + random.nextInt(one.length)));
            default ->
                Arrays.compareUnsigned(one, other) <= 0
                        ? KeyRange.between(one, random.nextBoolean(), other, random.nextBoolean())
                        : KeyRange.between(other, random.nextBoolean(), one, random.nextBoolean());
        };
    }

    private void checkRange(KeyRange range) {
        List<Long> expected = model.values().stream()
                .filter(entry -> range.contains(keyOf(entry)))
                .toList();
        if (!range.isEmpty()) {
            assertEquals(expected, all(tree, range));
            assertEquals(expected.size(), tree.count(range));
        }
    }

    private static List<Long> all(KeyTree of, KeyRange range) {
        List<Long> found = new ArrayList<>();
        of.scan(range, found::add);
        return found;
    }

    /** Fails unless all leaves are at one height, and no node but the root is too wide or too narrow. */
    private static void checkShape(TreeNode node, boolean isRoot) {
        assertTrue(node.width() <= TreeNode.WIDEST, "width " + node.width());
        assertTrue(isRoot || node.width() >= TreeNode.WIDEST / 4, "width " + node.width());
        assertFalse(isRoot && node.height() > 0 && node.width() < 2, "a root of one node");
        for (int place = 0; place < node.width() && node.height() > 0; place++) {
            TreeNode child = node.child(place);
            assertEquals(node.height() - 1, child.height());
            assertEquals(child.entry(0), node.entry(place));
            assertEquals(child.prefix(0), node.prefix(place));
            checkShape(child, false);
        }
    }

    private static Set<TreeNode> nodes(KeyTree of) {
        Set<TreeNode> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
        List<TreeNode> left = new ArrayList<>(List.of(of.root()));
        while (!left.isEmpty()) {
            TreeNode node = left.remove(left.size() - 1);
            nodes.add(node);
            for (int place = 0; place < node.width() && node.height() > 0; place++) {
                left.add(node.child(place));
            }
        }
        return nodes;
    }
}
