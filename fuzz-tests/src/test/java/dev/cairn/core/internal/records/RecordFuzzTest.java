package dev.cairn.core.internal.records;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cairn.core.CorruptRecordException;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.fuzz.Bounded;
import java.util.function.Function;

/**
 * Any bytes are a record, which comes back from its own bytes as it was, or a {@link CorruptRecordException} (domain.md section 9).
 */
final class RecordFuzzTest {
    private static final Hash KEY = Hash.of(HashAlgorithm.BLAKE3, new byte[HashAlgorithm.BLAKE3.digestBytes()]);
    private static final byte[] KEY_BYTES = KEY.bytes();

    @FuzzTest
    void anyPayloadIsARecordOrRefused(byte[] payload) {
        Bounded.run(payload.length, () -> {
            read(payload, bytes -> Records.decodeTag(KEY, bytes), Records::encode);
            read(payload, bytes -> Records.decodeSummary(KEY, bytes), Records::encode);
            read(payload, bytes -> Records.decodeMembers(KEY_BYTES, bytes), Records::encodeMembers);
            read(payload, bytes -> Records.decodeName(KEY_BYTES, bytes), Records::encodeName);
            read(payload, bytes -> Records.decodeMigration(KEY_BYTES, bytes), Records::encode);
        });
    }

    private static <T> void read(byte[] payload, Function<byte[], T> decoder, Function<T, byte[]> encoder) {
        T value;
        try {
            value = decoder.apply(payload);
        } catch (CorruptRecordException refused) {
            return;
        }
        byte[] canonical = encoder.apply(value);
        T again = decoder.apply(canonical);
        assertEquals(value, again);
        assertArrayEquals(canonical, encoder.apply(again));
    }
}
