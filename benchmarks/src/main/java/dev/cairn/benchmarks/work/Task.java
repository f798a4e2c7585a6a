package dev.cairn.benchmarks.work;

/** Does one piece of work once, and returns what it cost: one number for each figure that it belongs to. */
@FunctionalInterface
interface Task {
    double[] measure() throws Exception;

    /** Returns a task with one number. */
    static Task of(Single single) {
        return () -> new double[] {single.measure()};
    }

    /** A task of one figure. */
    @FunctionalInterface
    interface Single {
        double measure() throws Exception;
    }
}
