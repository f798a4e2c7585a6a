package dev.cairn.backend.chronicle;

import java.util.List;

/** The flags of Java that Chronicle Map needs on the class path. */
final class Flags {
    static final List<String> NEEDED = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED");

    private Flags() {}
}
