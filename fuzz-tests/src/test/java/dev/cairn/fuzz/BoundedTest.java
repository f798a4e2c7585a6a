package dev.cairn.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The check of allocations finds what it is for: a reader that believes a length in what it reads. */
class BoundedTest {
    private static final byte[] CLAIMS_4_MIB =
            ByteBuffer.allocate(8).putInt(4 << 20).array();

    /** What was allocated last, which the compiler must not leave out. */
    private Object kept = Optional.empty();

    private void readBelieving(byte[] input) {
        kept = new byte[ByteBuffer.wrap(input).getInt()];
    }

    private void readInBounds(byte[] input) {
        kept = new byte[Math.min(input.length, ByteBuffer.wrap(input).getInt())];
    }

    @Test
    void aReaderThatBelievesAClaimedLengthIsFound() {
        AssertionError found = assertThrows(
                AssertionError.class, () -> Bounded.run(CLAIMS_4_MIB.length, () -> readBelieving(CLAIMS_4_MIB)));
        assertTrue(found.getMessage().endsWith(" bytes were allocated to read 8"), found.getMessage());
    }

    @Test
    void aReaderThatAllocatesInProportionPasses() {
        assertDoesNotThrow(() -> Bounded.run(CLAIMS_4_MIB.length, () -> readInBounds(CLAIMS_4_MIB)));
    }

    @Test
    void whatIsAllocatedOnceOnlyIsNotBlamed() {
        assertDoesNotThrow(() -> Bounded.run(CLAIMS_4_MIB.length, () -> {
            if (kept instanceof Optional) {
                readBelieving(CLAIMS_4_MIB);
            }
        }));
    }
}
