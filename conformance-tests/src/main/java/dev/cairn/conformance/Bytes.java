package dev.cairn.conformance;

import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Keys and payloads for tests. */
final class Bytes {
    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static byte[] of(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    /** Returns the bytes that a text in hexadecimal stands for. */
    static byte[] parse(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** Returns {@code length} bytes with a value of {@code fill} each. */
    static byte[] filled(int length, int fill) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) fill);
        return bytes;
    }

    static byte[] random(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getLong();
    }

    /** Returns the number stored under {@code key}, or 0 if there is none. */
    static long number(ReadOperations transaction, Table table, byte[] key) {
        return transaction.get(table, key).map(Bytes::number).orElse(0L);
    }

    static String hex(byte[] bytes) {
        return bytes.length <= 32
                ? HexFormat.of().formatHex(bytes)
                : HexFormat.of().formatHex(bytes, 0, 32) + "... (" + bytes.length + " bytes)";
    }

    /** Returns a payload for people. */
    static String hexOrAbsent(Optional<byte[]> payload) {
        return payload.map(Bytes::hex).orElse("absent");
    }
}
