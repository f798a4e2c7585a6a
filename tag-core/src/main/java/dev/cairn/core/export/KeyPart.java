package dev.cairn.core.export;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.internal.records.QuotedText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * What keys are made of (domain.md section 6). Both ways throw {@link IllegalArgumentException}, {@link java.time.DateTimeException},
 * {@link java.nio.BufferUnderflowException} or {@link java.nio.BufferOverflowException} for anything else.
 */
enum KeyPart {
    /** A hash, in its text form. */
    HASH {
        @Override
        String print(ByteBuffer key) {
            int number = key.duplicate().get();
            HashAlgorithm algorithm = Arrays.stream(HashAlgorithm.values())
                    .filter(candidate -> candidate.number() == number)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no hash"));
            return Hash.fromBytes(take(key, algorithm.digestBytes() + 1)).toString();
        }

        @Override
        void parse(String text, ByteBuffer key) {
            key.put(Hash.parse(text).bytes());
        }
    },
    /** The number of a segment of members. */
    SEGMENT {
        @Override
        String print(ByteBuffer key) {
            return Integer.toUnsignedString(key.getInt());
        }

        @Override
        void parse(String text, ByteBuffer key) {
            key.putInt(Integer.parseUnsignedInt(text));
        }
    },
    /** Text that is all that is left of the key. */
    TEXT {
        @Override
        String print(ByteBuffer key) {
            return QuotedText.of(utf8(take(key, key.remaining())));
        }

        @Override
        void parse(String text, ByteBuffer key) {
            key.put(QuotedText.parse(text).getBytes(StandardCharsets.UTF_8));
        }
    },
    /** Text before a zero byte. */
    ENDED_TEXT {
        @Override
        String print(ByteBuffer key) {
            ByteBuffer ahead = key.duplicate();
            int length = 0;
            while (ahead.get() != 0) {
                length++;
            }
            String text = utf8(take(key, length));
            key.get();
            return QuotedText.of(text);
        }

        @Override
        void parse(String text, ByteBuffer key) {
            TEXT.parse(text, key);
            key.put((byte) 0);
        }
    },
    /** A time, stored so that the newest comes first. */
    NEWEST_FIRST {
        @Override
        String print(ByteBuffer key) {
            return Instant.ofEpochSecond(~key.getLong()).toString();
        }

        @Override
        void parse(String text, ByteBuffer key) {
            key.putLong(~Instant.parse(text).getEpochSecond());
        }
    };

    /** Takes this part out of a key. */
    abstract String print(ByteBuffer key);

    /** Puts this part into a key. */
    abstract void parse(String text, ByteBuffer key);

    /** What is not UTF-8 becomes text that does not come back as it was, which shows when it is tried. */
    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] take(ByteBuffer key, int length) {
        byte[] taken = new byte[length];
        key.get(taken);
        return taken;
    }
}
