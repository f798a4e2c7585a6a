package dev.cairn.backend.lmdb;

import com.kenai.jffi.MemoryIO;
import dev.cairn.api.Limits;
import dev.cairn.api.StoreCorruptException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads values, and leaves to copy them, where they lie in LMDB's map.
 *
 * <p>The map is larger than a buffer can be, so it is covered by overlapping windows, made when they are first needed. The
 * buffer handed out is a window itself: valid until the next call, and never after the environment is closed. Windows are
 * read-only, because a write into the map would kill the process. Used by one thread at a time.
 */
final class MapReader {
    private static final int LONGEST = Limits.MAX_PAYLOAD_BYTES + Limits.ENVELOPE_BYTES;
    private static final int STEP_SHIFT = 30;
    private static final int STEP = 1 << STEP_SHIFT;
    // Long enough that whatever begins within one step ends within its window.
    private static final int WINDOW_BYTES = STEP + LONGEST;
    private static final int WINDOWS = 64;

    private final String file;
    private final Window[] windows = new Window[WINDOWS];

    /** Makes a reader of the map of {@code file}, which is named in errors. */
    MapReader(String file) {
        this.file = file;
    }

    /**
     * Returns the bytes of a slice between the position and the limit of a buffer.
     *
     * @throws StoreCorruptException if it is longer than any entry can be
     */
    ByteBuffer read(NativeSlice slice) {
        return read(slice.address(), slice.length());
    }

    /**
     * Returns the bytes at an address between the position and the limit of a buffer.
     *
     * @param length what a page has at most, or an entry
     * @throws StoreCorruptException if they are more than any entry can have
     */
    ByteBuffer read(long address, long length) {
        if (length < 0 || length > LONGEST) {
            throw damaged("it has an entry of " + length + " bytes, and the longest has " + LONGEST);
        }
        int start = (int) address & (STEP - 1);
        return window(address >>> STEP_SHIFT).limit(start + (int) length).position(start);
    }

    /** Returns the exception for a finding about the file. */
    StoreCorruptException damaged(String finding) {
        return new StoreCorruptException(file + ": the file is damaged: " + finding + ". Restore it from a copy.");
    }

    private ByteBuffer window(long number) {
        // Windows that lie side by side have different places, so those of one store are seldom in each other's way.
        int place = (int) number & (WINDOWS - 1);
        @Nullable Window window = windows[place];
        if (window == null || window.number != number) {
            window = new Window(
                    number,
                    MemoryIO.getInstance()
                            .newDirectByteBuffer(number << STEP_SHIFT, WINDOW_BYTES)
                            .asReadOnlyBuffer());
            windows[place] = window;
        }
        return window.bytes;
    }

    private record Window(long number, ByteBuffer bytes) {}
}
