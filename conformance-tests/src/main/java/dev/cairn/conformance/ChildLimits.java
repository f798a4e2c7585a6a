package dev.cairn.conformance;

import java.util.List;

/**
 * What a child JVM has to do with.
 *
 * @param told what the limits are, for a failure's text
 * @param wrapper the command that the JVM runs under
 * @param flags the JVM's own flags
 */
record ChildLimits(String told, List<String> wrapper, List<String> flags) {
    static final ChildLimits NONE = new ChildLimits("no limits", List.of(), List.of());

    /** The process may die of what it meets, without leaving a file of the heap or of the crash. */
    static ChildLimits mortal() {
        return new ChildLimits("no limits", List.of(), List.of("-XX:-CreateCoredumpOnCrash", "-XX:+ErrorFileToStderr"));
    }

    static ChildLimits heap(int mebibytes) {
        return new ChildLimits("a heap of " + mebibytes + " MiB", List.of(), List.of("-Xmx" + mebibytes + "m"));
    }

    /**
     * No file may grow beyond a size: writing more fails as on a full disk. The shell counts blocks of 512 bytes. A
     * native library that the backend unpacks when it is loaded is such a file, too.
     */
    static ChildLimits fileSize(int mebibytes) {
        String limited = "ulimit -f " + mebibytes * 2048 + " && exec \"$@\"";
        return new ChildLimits(
                "no file may grow beyond " + mebibytes + " MiB", List.of("/bin/sh", "-c", limited, "sh"), List.of());
    }
}
