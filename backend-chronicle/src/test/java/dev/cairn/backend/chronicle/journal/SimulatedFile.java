package dev.cairn.backend.chronicle.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What a file holds for those who read it, and what of it has reached the device. A loss of power keeps any of the sectors
 * that were written since the last force, and any of the new lengths.
 */
final class SimulatedFile {
    static final int SECTOR = 512;
    private static final int[] PERCENT = {0, 50, 90, 100};
    private static final RandomGenerator ALL = new SplittableRandom(0);

    private final List<Change> unforced = new ArrayList<>();
    private final Content seen = new Content();
    private Content durable = new Content();

    /** Bytes that grow. */
    private static final class Content {
        private byte[] bytes = {};
        private int length;

        Content copy() {
            Content copy = new Content();
            copy.bytes = Arrays.copyOf(bytes, length);
            copy.length = length;
            return copy;
        }

        void write(int position, byte[] from, int offset, int count) {
            int end = position + count;
            if (bytes.length < end) {
                bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
            }
            System.arraycopy(from, offset, bytes, position, count);
            length = Math.max(length, end);
        }

        void truncate(int to) {
            if (to < length) {
                Arrays.fill(bytes, to, length, (byte) 0);
            }
            length = to;
        }
    }

    /** A write, or a new length where there are no bytes. */
    // Changes are never compared.
    @SuppressWarnings("ArrayRecordComponent")
    private record Change(int position, byte[] bytes) {
        void applySome(Content content, int percent, RandomGenerator random) {
            if (bytes.length == 0 && random.nextInt(100) < percent) {
                content.truncate(position);
            }
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + SECTOR - (position + from) % SECTOR);
                if (random.nextInt(100) < percent) {
                    content.write(position + from, bytes, from, to - from);
                }
                from = to;
            }
        }
    }

    int length() {
        return seen.length;
    }

    int read(long position, byte[] bytes, int length) {
        int read = (int) Math.max(0, Math.min(length, seen.length - position));
        System.arraycopy(seen.bytes, (int) Math.min(position, seen.length), bytes, 0, read);
        return read;
    }

    void write(long position, byte[] bytes, int length) {
        if (length > 0) {
            unforced.add(new Change((int) position, Arrays.copyOf(bytes, length)));
            seen.write((int) position, bytes, 0, length);
        }
    }

    void truncate(long length) {
        unforced.add(new Change((int) length, new byte[0]));
        seen.truncate((int) length);
    }

    void force() {
        unforced.forEach(change -> change.applySome(durable, 100, ALL));
        unforced.clear();
    }

    /** Fails to force: of what was written, some is on the device, and the rest never gets there. */
    void forceSome(RandomGenerator random) throws IOException {
        durable = some(random);
        unforced.clear();
        throw new IOException("simulated: Input/output error");
    }

    /** Returns the file as a loss of power may leave it. */
    SimulatedFile afterPowerLoss(RandomGenerator random) {
        return holding(some(random));
    }

    /** Returns the file as the death of the process leaves it. */
    SimulatedFile afterKill() {
        return holding(seen);
    }

    private static SimulatedFile holding(Content content) {
        SimulatedFile file = new SimulatedFile();
        file.seen.write(0, content.bytes, 0, content.length);
        file.durable = content.copy();
        return file;
    }

    private Content some(RandomGenerator random) {
        Content content = durable.copy();
        // Of all writes or of each: nothing, everything, or anything between.
        int ofAll = random.nextInt(8);
        for (Change change : unforced) {
            int chosen = ofAll < PERCENT.length ? ofAll : random.nextInt(PERCENT.length);
            change.applySome(content, PERCENT[chosen], random);
        }
        return content;
    }
}
