package dev.cairn.core.internal.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.CorruptRecordException;
import dev.cairn.core.Hash;
import dev.cairn.core.Samples;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A tag is read without the generated code, and must be what that code reads. */
class TagReadingTest {
    private static final int ROUNDS = 100_000;

    private final SplittableRandom random = new SplittableRandom(4);
    private int read;
    private int refused;

    @Test
    void whateverTheBytesAreTheGeneratedCodeReadsTheSame() {
        ConsolidatingTag tag = Samples.tag(random);
        for (int i = 0; i < ROUNDS; i++) {
            if (i % 100 == 0) {
                tag = Samples.tag(random);
            }
            compare(tag.hash(), changed(Records.encode(tag)));
        }
        assertTrue(read > ROUNDS / 10, read + " were read");
        assertTrue(refused > ROUNDS / 10, refused + " were refused");
    }

    @Test
    void everyFieldThatComesAgainIsReadAsTheGeneratedCodeDoes() {
        for (int i = 0; i < 1_000; i++) {
            byte[] first = Records.encode(Samples.tag(random));
            ConsolidatingTag second = Samples.tag(random);
            compare(second.hash(), join(first, Records.encode(second)));
        }
        assertTrue(read > 0);
    }

    private void compare(Hash hash, byte[] payload) {
        Optional<ConsolidatingTag> found = decode(hash, payload);
        assertEquals(
                generated(payload).flatMap(known -> decode(hash, known)),
                found,
                () -> "of " + Arrays.toString(payload));
        if (found.isPresent()) {
            read++;
        } else {
            refused++;
        }
    }

    private static Optional<ConsolidatingTag> decode(Hash hash, byte[] payload) {
        try {
            return Optional.of(Records.decodeTag(hash, payload));
        } catch (CorruptRecordException corrupt) {
            return Optional.empty();
        }
    }

    /** Returns what the generated code knows of a message, in its canonical form; empty if that refuses it. */
    private static Optional<byte[]> generated(byte[] payload) {
        try {
            return Optional.of(RecordMessages.Tag.parseFrom(payload).toBuilder()
                    .setUnknownFields(UnknownFieldSet.getDefaultInstance())
                    .build()
                    .toByteArray());
        } catch (InvalidProtocolBufferException refused) {
            return Optional.empty();
        }
    }

    /** Returns a message with an unknown field, a group or not, or with bytes that are others, too few or too many. */
    private byte[] changed(byte[] payload) {
        int at = random.nextInt(payload.length);
        return switch (random.nextInt(5)) {
            case 0 -> {
                payload[at] = (byte) random.nextInt(256);
                yield payload;
            }
            case 1 -> Arrays.copyOf(payload, at);
            case 2 -> join(Arrays.copyOf(payload, at), Arrays.copyOfRange(payload, at + 1, payload.length));
            case 3 -> join(payload, bytes(1 + random.nextInt(4)));
            default -> {
                payload[at] ^= (byte) (1 << random.nextInt(8));
                yield payload;
            }
        };
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }
}
