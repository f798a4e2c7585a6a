package dev.cairn.core.migration;

/** After all was copied, both sides differ; the target still says that it is incomplete (storage.md MIG-4). */
public final class MigrationMismatchException extends MigrationException {
    private static final long serialVersionUID = 1L;

    MigrationMismatchException(String target, TableDigest expected, TableDigest found) {
        super(target + ": table " + expected.table().storedName() + " holds " + found.entries()
                + " entries with digest "
                + found.digest() + " after the copy, and the source " + expected.entries() + " with "
                + expected.digest()
                + ". Somebody else wrote to the target, or it is damaged: discard it, and begin again with a new one.");
    }
}
