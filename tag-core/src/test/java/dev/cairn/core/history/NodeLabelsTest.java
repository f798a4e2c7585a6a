package dev.cairn.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each hash keeps the number that it was given, also where hashes were made up that look alike to a hash table. */
class NodeLabelsTest {
    /** So many that comparing each with each takes minutes. */
    private static final int MANY = 300_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16})
    void hashesThatDifferInFourBytesAreFound(int position) {
        NodeLabels labels = new NodeLabels(hash(position, 0));
        for (int number = 1; number <= MANY; number++) {
            assertEquals(number, labels.add(hash(position, number)));
        }
        assertEquals(MANY + 1, labels.size());
        for (int number = 1; number <= MANY; number++) {
            Hash hash = hash(position, number);
            assertEquals(number, labels.add(hash));
            assertEquals(number, labels.find(hash));
            assertEquals(hash, labels.get(number));
        }
        assertEquals(-1, labels.find(hash(position, MANY + 1)));
    }

    private static Hash hash(int position, int number) {
        ByteBuffer digest = ByteBuffer.allocate(HashAlgorithm.GIT_SHA1.digestBytes());
        return Hash.of(HashAlgorithm.GIT_SHA1, digest.putInt(position, number).array());
    }
}
