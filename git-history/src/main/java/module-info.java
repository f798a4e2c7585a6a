import org.jspecify.annotations.NullMarked;

/** A Git repository as a graph of changes, with the evidence of who made them. Reads only; knows no store. */
@NullMarked
module dev.cairn.git {
    requires org.eclipse.jgit;
    requires static transitive org.jspecify;
    requires tools.jackson.core;
    requires transitive dev.cairn.core;

    exports dev.cairn.git;
}
