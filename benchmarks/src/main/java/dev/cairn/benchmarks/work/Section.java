package dev.cairn.benchmarks.work;

import java.util.List;
import java.util.Locale;

/** Figures that are measured together, under the name by which they are asked for, in the order in which they run. */
public enum Section {
    READ,
    WRITE,
    MIXED,
    FILES,
    THREADS,
    SLOW,
    LOAD,
    TYPED,
    MEMORY,
    HISTORY,
    MIGRATE,
    GIT,
    START,
    JMH;

    /** Those that show how cost grows with the store. */
    public static final List<Section> OF_GROWTH = List.of(READ, WRITE, FILES, LOAD);

    /** Measures. */
    public void run(Run run) throws Exception {
        run.progress("== " + name().toLowerCase(Locale.ROOT));
        switch (this) {
            case READ -> Reads.run(run);
            case WRITE -> Writes.run(run);
            case MIXED -> MixedUse.run(run);
            case FILES -> StoreFiles.run(run);
            case THREADS -> ManyThreads.run(run);
            case SLOW -> SlowForces.run(run);
            case LOAD -> Loads.run(run);
            case TYPED -> TypedReads.run(run);
            case MEMORY -> Memory.run(run);
            case HISTORY -> Histories.run(run);
            case MIGRATE -> Migrations.run(run);
            case GIT -> GitImport.run(run);
            case START -> Starts.run(run);
            case JMH -> JmhReads.run(run);
        }
    }
}
