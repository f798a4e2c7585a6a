package dev.cairn.backend.lmdb;

import dev.cairn.api.StoreAccessException;
import dev.cairn.spi.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells file systems that LMDB can use from those that several machines share, where its map and locks do not hold. */
final class FileSystems {
    private static final List<String> SHARED =
            List.of("nfs", "cifs", "smb", "afs", "ceph", "lustre", "gpfs", "glusterfs", "fuse.glusterfs", "fuse.sshfs");

    private FileSystems() {}

    /**
     * Refuses a store on a network file system, before anything is touched; one that hides what it is goes unnoticed.
     *
     * @throws StoreAccessException if the location, or where it will be made, lies on one
     */
    static void refuseShared(StoreConfig config) {
        @Nullable Path place = config.location().map(Path::toAbsolutePath).orElse(null);
        while (place != null && Files.notExists(place)) {
            place = place.getParent();
        }
        String type = place == null ? "" : typeOf(place);
        if (isShared(type)) {
            throw new StoreAccessException(config.describe() + ": LMDB must not be used on a network file system ("
                    + type + "): it would be damaged. Name a place on a disk of this machine.");
        }
    }

    /** Returns whether file systems of this type are shared by machines. */
    static boolean isShared(String type) {
        return SHARED.stream().anyMatch(type.toLowerCase(Locale.ROOT)::startsWith);
    }

    private static String typeOf(Path place) {
        try {
            return Files.getFileStore(place).type();
        } catch (IOException unknown) {
            return "";
        }
    }
}
