package dev.cairn.benchmarks.work;

/**
 * How much is done.
 *
 * @param pairs the size of the stores
 * @param places how many equal stores of an engine that is compared closely commit and delete by turns; 0 for none
 * @param growth whether stores of a tenth of the pairs are loaded beside one of all
 * @param rotations turns that count
 * @param warmUp turns before them that do not
 * @param reads gets in a turn
 * @param commits single commits in a turn of many threads; alone, twice as many
 * @param mixedMillis how long readers and a writer run beside each other in a turn
 * @param commitsOfGit the length of the Git repository
 * @param historyDivisor by what the lengths of histories are divided
 * @param forks whether JMH measures in processes of its own
 */
public record Scale(
        long pairs,
        int places,
        boolean growth,
        int rotations,
        int warmUp,
        int reads,
        int commits,
        int mixedMillis,
        int commitsOfGit,
        int historyDivisor,
        boolean forks) {
    /** Returns the scale of a run that counts. */
    public static Scale full(long pairs) {
        return new Scale(
                pairs, pairs < 1_000_000 ? 10 : 0, pairs >= 1_000_000, 9, 3, 20_000, 200, 150, 100_000, 1, true);
    }

    /** Returns the scale of a quick look: three turns. */
    public static Scale quick(long pairs) {
        return new Scale(pairs, 2, pairs >= 1_000_000, 3, 1, 5_000, 20, 50, 5_000, 10, true);
    }

    /** Returns the scale of a run that only shows that all works. */
    public static Scale smoke() {
        return new Scale(200, 2, true, 1, 0, 50, 3, 10, 50, 1_000, false);
    }
}
