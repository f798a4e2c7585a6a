package dev.cairn.conformance;

import java.util.List;

/** What a child JVM can be asked to do with a store. */
enum ChildProgram {
    /** Opens the store and commits an entry, or says who refused; holds the store until told to go on. */
    HOLD,
    /** Adds to a counter that other processes add to. */
    COUNT,
    /** Commits numbered batches until it is killed. */
    COMMIT,
    /** Commits numbered batches until a commit fails. */
    FILL,
    /** Fills a table and scans it in a small heap. */
    SCAN,
    /** Copies a store into another until it is killed. */
    MIGRATE,
    /** Copies a store in a small heap. */
    MIGRATE_LARGE,
    /** Uses a store in every wrong way. */
    MISUSE,
    /** Makes the steps of a program as they come. */
    SESSION,
    /** Opens and reads stores that are damaged, one after another. */
    DAMAGED;

    void run(StoreSpec spec, List<String> arguments) throws Exception {
        switch (this) {
            case HOLD -> HoldProgram.run(spec, arguments);
            case COUNT -> CountProgram.run(spec, arguments);
            case COMMIT -> CommitProgram.run(spec, arguments);
            case FILL -> FillProgram.run(spec, arguments);
            case SCAN -> ScanProgram.run(spec, arguments);
            case MIGRATE -> MigrateProgram.run(spec, arguments);
            case MIGRATE_LARGE -> LargeMigrationProgram.run(spec, arguments);
            case MISUSE -> MisuseProgram.run(spec, arguments);
            case SESSION -> SessionProgram.run(spec, arguments);
            case DAMAGED -> DamagedProgram.run(spec, arguments);
        }
    }
}
