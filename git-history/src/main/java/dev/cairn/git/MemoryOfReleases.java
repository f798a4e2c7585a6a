package dev.cairn.git;

import dev.cairn.git.GitHistoryException.Kind;

/**
 * The memory that an import takes for the tags of a repository, as measured on a million names of ten commits (about 420 bytes each) and on a
 * hundred thousand tagged commits (about 2,500 bytes each). Where it would fill most of the heap, the collector would run all of the time
 * long before the memory ended: so it is refused ahead.
 */
final class MemoryOfReleases {
    private static final long BYTES_EACH_NAME = 512;
    private static final long BYTES_EACH_RELEASE = 2_560;
    private static final int MEBI = 20;

    private MemoryOfReleases() {}

    /**
     * Requires that three quarters of the heap hold the releases.
     *
     * @throws GitHistoryException of kind {@link Kind#TOO_LARGE} if they do not
     */
    static void require(long releases, long names, long heapBytes) {
        long needed = releases * BYTES_EACH_RELEASE + names * BYTES_EACH_NAME;
        if (needed > heapBytes / 4 * 3) {
            long heapNeeded = needed / 3 * 4;
            throw new GitHistoryException(
                    Kind.TOO_LARGE,
                    "the repository has " + names + " tags on " + releases + " commits to import. They take about "
                            + (needed >> MEBI) + " MiB, too much for a Java heap of " + (heapBytes >> MEBI)
                            + " MiB. Give it more, as with -Xmx" + ((heapNeeded >> MEBI) + 1)
                            + "m, or import fewer tags at a time, as with --ref 'v1.*'.");
        }
    }
}
