package dev.cairn.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What can happen to a file while nobody has it open. */
enum Damage {
    CUT_TO_NOTHING,
    CUT_SHORT,
    CUT_BY_ONE_BYTE,
    FEW_BITS_FLIPPED,
    MANY_BITS_FLIPPED,
    HEAD_OF_A_PAGE_CHANGED,
    PAGE_ZEROED,
    PAGE_OVERWRITTEN,
    PAGES_SWAPPED,
    SECTOR_OVERWRITTEN,
    LENGTHENED,
    REMOVED,
    SWAPPED_WITH_ANOTHER_FILE;

    private static final int PAGE = 4096;
    private static final int SECTOR = 512;
    private static final int HEAD = 64;

    /** Damages a file; {@code other} is one to swap it with. */
    void inflict(Path file, Path other, RandomGenerator random) throws IOException {
        byte[] content = Files.readAllBytes(file);
        switch (this) {
            case REMOVED -> Files.delete(file);
            case SWAPPED_WITH_ANOTHER_FILE -> {
                Files.write(file, Files.readAllBytes(other));
                Files.write(other, content);
            }
            default -> Files.write(file, content.length == 0 ? appended(content, random) : damaged(content, random));
        }
    }

    private byte[] damaged(byte[] content, RandomGenerator random) {
        int page = random.nextInt((content.length + PAGE - 1) / PAGE) * PAGE;
        switch (this) {
            case CUT_TO_NOTHING -> {
                return new byte[0];
            }
            case CUT_SHORT -> {
                return Arrays.copyOf(content, random.nextInt(content.length));
            }
            case CUT_BY_ONE_BYTE -> {
                return Arrays.copyOf(content, content.length - 1);
            }
            case LENGTHENED -> {
                return appended(content, random);
            }
            case FEW_BITS_FLIPPED -> flip(content, 1 + random.nextInt(3), random);
            case MANY_BITS_FLIPPED -> flip(content, 20 + content.length / 100, random);
            case HEAD_OF_A_PAGE_CHANGED -> overwrite(content, page + random.nextInt(HEAD), 1, random);
            case PAGE_ZEROED -> Arrays.fill(content, page, Math.min(content.length, page + PAGE), (byte) 0);
            case PAGE_OVERWRITTEN -> overwrite(content, page, PAGE, random);
            case SECTOR_OVERWRITTEN ->
                overwrite(content, page + random.nextInt(PAGE / SECTOR) * SECTOR, SECTOR, random);
            default -> swap(content, page, random.nextInt((content.length + PAGE - 1) / PAGE) * PAGE);
        }
        return content;
    }

    private static byte[] appended(byte[] content, RandomGenerator random) {
        byte[] more = Arrays.copyOf(content, content.length + 1 + random.nextInt(2 * PAGE));
        overwrite(more, content.length, more.length, random);
        return more;
    }

    private static void flip(byte[] content, int bits, RandomGenerator random) {
        for (int bit = 0; bit < bits; bit++) {
            content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
    }

    private static void overwrite(byte[] content, int from, int length, RandomGenerator random) {
        for (int at = from; at < Math.min((long) from + length, content.length); at++) {
            content[at] = (byte) random.nextInt();
        }
    }

    private static void swap(byte[] content, int one, int other) {
        int length = Math.min(PAGE, content.length - Math.max(one, other));
        byte[] kept = Arrays.copyOfRange(content, one, one + length);
        System.arraycopy(content, other, content, one, length);
        System.arraycopy(kept, 0, content, other, length);
    }
}
