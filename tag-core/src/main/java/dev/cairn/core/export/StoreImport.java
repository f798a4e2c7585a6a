package dev.cairn.core.export;

import dev.cairn.api.TagStore;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.migration.MigrationReport;
import dev.cairn.core.migration.StoreCopy;
import java.util.function.Supplier;

/**
 * Makes a store out of its export: the same entries, byte for byte.
 *
 * <p>A migration from a file: the target has to be empty, and says that it is incomplete until all of the file was read and what the
 * target holds was compared with the counts and digests in it (storage.md MIG-2 to MIG-5). The file is untrusted: all that is
 * read of it is bounded, and what no export has is refused, with the number of its line. So an export of the target is the file again.
 * A file is read once; not for several threads at once.
 */
public final class StoreImport {
    private final ExportSource source;

    private StoreImport(ExportSource source) {
        this.source = source;
    }

    /**
     * Reads the first lines, before any store is touched.
     *
     * @param name what to call the file
     * @param file returns the next bytes of the file each time, and none once it has ended
     * @throws ExportFormatException if it is no export, or one that only a newer version of Cairn reads
     */
    public static StoreImport begin(String name, Supplier<byte[]> file) {
        return new StoreImport(ExportSource.begin(name, file));
    }

    /**
     * Reads the rest.
     *
     * @param options as for a migration from a store; as nothing proves that a file is the same as before, one that is resumed empties
     *     the target and begins anew
     * @throws ExportFormatException if the file is damaged; the target is not usable
     * @throws dev.cairn.core.migration.MigrationException if the target is not empty or not complete, differs from the file in the
     *     end, or the listener ends it
     * @throws dev.cairn.api.TagStoreException of another kind if the target cannot be written
     */
    public MigrationReport into(TagStore target, MigrationOptions options, MigrationListener listener) {
        return new StoreCopy(source, target, options, listener).run();
    }
}
