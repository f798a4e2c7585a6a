package dev.cairn.benchmarks.work;

import java.util.List;
import java.util.Locale;

/** Figures that are measured together, under the name by which they are asked for, in the order in which they run. */
public enum Section {
    READ(Reads::run),
    WRITE(Writes::run),
    MIXED(MixedUse::run),
    FILES(StoreFiles::run),
    THREADS(ManyThreads::run),
    LOAD(Loads::run),
    TYPED(TypedReads::run),
    MEMORY(Memory::run),
    HISTORY(Histories::run),
    MIGRATE(Migrations::run),
    GIT(GitImport::run),
    START(Starts::run),
    JMH(JmhReads::run);

    /** Those that show how cost grows with the store. */
    public static final List<Section> OF_GROWTH = List.of(READ, WRITE, FILES, LOAD);

    private final Body body;

    Section(Body body) {
        this.body = body;
    }

    /** Measures. */
    public void run(Run run) throws Exception {
        run.progress("== " + name().toLowerCase(Locale.ROOT));
        body.run(run);
    }

    @FunctionalInterface
    private interface Body {
        void run(Run run) throws Exception;
    }
}
