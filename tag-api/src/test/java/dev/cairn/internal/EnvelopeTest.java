package dev.cairn.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.api.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** VAL-0: what lies around a payload, and that no damage to it goes unseen. */
class EnvelopeTest {
    private final Envelope envelope = new Envelope();
    private final byte[] key = "key".getBytes(UTF_8);

    @Test
    void laysLengthPayloadAndChecksumBehindEachOther() {
        byte[] payload = "payload".getBytes(UTF_8);
        byte[] value = envelope.wrap(Table.NAMES, key, payload);

        CRC32C crc = new CRC32C();
        crc.update(HexFormat.of().parseHex("04" + "03" + "6b6579" + "07000000" + "7061796c6f6164"));
        ByteBuffer expected = ByteBuffer.allocate(15).order(ByteOrder.LITTLE_ENDIAN);
        expected.putInt(7).put(payload).putInt((int) crc.getValue());
        assertArrayEquals(expected.array(), value);
    }

    @Test
    void hasTheSameChecksumHoweverManyValuesAreExpected() throws Envelope.DamagedException {
        Envelope many = new Envelope();
        many.expectMany();
        for (int length : new int[] {0, 7, 300, 4085, 4086, 4087, 4088, 4093, 4096, 4097, 70_000}) {
            byte[] payload = new byte[length];
            java.util.Arrays.fill(payload, (byte) 0x5A);
            byte[] value = envelope.wrap(Table.NAMES, key, payload);
            CRC32C crc = new CRC32C();
            crc.update(ByteBuffer.allocate(9 + length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(HexFormat.of().parseHex("04" + "03" + "6b6579"))
                    .putInt(length)
                    .put(payload)
                    .flip());
            assertEquals((int) crc.getValue(), Envelope.storedChecksum(ByteBuffer.wrap(value)), "length " + length);
            assertArrayEquals(value, many.wrap(Table.NAMES, key, payload), "length " + length);
            assertArrayEquals(payload, many.unwrap(Table.NAMES, key, ByteBuffer.wrap(value)), "length " + length);
        }
    }

    @Test
    void keepsItsFormatForEver() {
        assertEquals(
                "050000007061696e7472acd683",
                HexFormat.of().formatHex(envelope.wrap(Table.TAGS, key, "paint".getBytes(UTF_8))));
    }

    @Test
    void givesThePayloadBackFromAnyBuffer() throws Envelope.DamagedException {
        for (int length : new int[] {0, 1, 255, 256, 1 << 20}) {
            byte[] payload = new byte[length];
            java.util.Arrays.fill(payload, (byte) 0xA5);
            byte[] value = envelope.wrap(Table.META, key, payload);
            ByteBuffer direct = ByteBuffer.allocateDirect(value.length + 6).position(3);
            direct.put(value).limit(direct.position()).position(3);

            assertArrayEquals(payload, envelope.unwrap(Table.META, key, ByteBuffer.wrap(value)));
            assertArrayEquals(
                    payload, envelope.unwrap(Table.META, key, direct.slice().order(ByteOrder.LITTLE_ENDIAN)));
            assertArrayEquals(payload, envelope.unwrap(Table.META, key, direct));
        }
    }

    @Test
    void seesEveryFlippedBit() {
        byte[] value = envelope.wrap(Table.META, key, "some payload".getBytes(UTF_8));
        for (int bit = 0; bit < value.length * 8; bit++) {
            byte[] damaged = value.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThrows(
                    Envelope.DamagedException.class,
                    () -> envelope.unwrap(Table.META, key, ByteBuffer.wrap(damaged)),
                    "bit " + bit);
        }
    }

    @Test
    void seesEveryOtherLength() {
        byte[] value = envelope.wrap(Table.META, key, "some payload".getBytes(UTF_8));
        for (int length = 0; length < value.length + 10; length++) {
            byte[] cut = java.util.Arrays.copyOf(value, length);
            if (length != value.length) {
                assertThrows(
                        Envelope.DamagedException.class,
                        () -> envelope.unwrap(Table.META, key, ByteBuffer.wrap(cut)),
                        "length " + length);
            }
        }
    }

    @Test
    void isBoundToItsTableAndKey() {
        byte[] value = envelope.wrap(Table.META, key, new byte[0]);
        byte[] other = "kex".getBytes(UTF_8);
        assertThrows(Envelope.DamagedException.class, () -> envelope.unwrap(Table.TAGS, key, ByteBuffer.wrap(value)));
        assertThrows(Envelope.DamagedException.class, () -> envelope.unwrap(Table.META, other, ByteBuffer.wrap(value)));
    }
}
