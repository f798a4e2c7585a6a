package dev.cairn.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures what reading untrusted bytes allocates. */
public final class Bounded {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What a call may allocate whatever it reads: a store, an exception. Up to 0.8 MiB were seen. */
    private static final long CONSTANT = 2L << 20;

    /**
     * A trailer that names a model with every third character, the dearest input known, costs 1,000 bytes a character, and 2,400 with what
     * the fuzzer watches in it. A length that is believed is found in short inputs all the same.
     */
    private static final long PER_BYTE = 4_000;

    private Bounded() {}

    /**
     * Runs an action on so many bytes; throws {@link AssertionError} if it allocates out of proportion to them. It is run again before it
     * is blamed: the first time it may load classes, which the fuzzer then rewrites on the same thread.
     */
    public static void run(int bytes, Runnable action) {
        long most = CONSTANT + PER_BYTE * bytes;
        if (allocated(action) > most) {
            long again = allocated(action);
            if (again > most) {
                throw new AssertionError(again + " bytes were allocated to read " + bytes);
            }
        }
    }

    private static long allocated(Runnable action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
