package dev.cairn.conformance;

/** Something that a program runs on: the store under test, in this process or in one that can be killed, or the model. */
interface Machine extends AutoCloseable {
    /** What is seen of a step that cannot be made. */
    String NOTHING = "nothing to do";

    /** Makes one step, and returns what is seen of it, an exception included. */
    String run(Operation operation);

    @Override
    void close();
}
