package dev.cairn.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each commit keeps its number, also where parents were made up that look alike to a hash table. */
class CommitIndexTest {
    /** So many that comparing each with each takes minutes. */
    private static final int MANY = 300_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16})
    void commitsThatDifferInFourBytesAreFound(int position) {
        CommitIndex index = new CommitIndex(HashAlgorithm.GIT_SHA1);
        for (int number = 0; number < MANY; number++) {
            assertEquals(number, index.number(commit(position, number)));
        }
        for (int number = 0; number < MANY; number++) {
            Hash commit = commit(position, number);
            assertEquals(number, index.number(commit));
            assertTrue(index.contains(commit));
            assertEquals(commit, index.hash(number));
        }
        assertFalse(index.contains(commit(position, MANY)));
    }

    private static Hash commit(int position, int number) {
        ByteBuffer digest = ByteBuffer.allocate(HashAlgorithm.GIT_SHA1.digestBytes());
        return Hash.of(HashAlgorithm.GIT_SHA1, digest.putInt(position, number).array());
    }
}
