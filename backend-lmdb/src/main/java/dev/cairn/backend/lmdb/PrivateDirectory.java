package dev.cairn.backend.lmdb;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A directory below the temporary directory that only this user can write to, so that nobody else can slip a program
 * into it. It outlives the process; any number of processes use it at once.
 */
final class PrivateDirectory {
    private static final Path PROCESS = Path.of("/proc/self");
    private static final Set<PosixFilePermission> FOREIGN_WRITE =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path path;

    private PrivateDirectory(Path path) {
        this.path = path;
    }

    /**
     * Opens the directory whose name is {@code name} and this user's, and creates it if it is not there.
     *
     * @throws IOException also if what is there belongs to somebody else or lets others write
     */
    static PrivateDirectory open(String name) throws IOException {
        UserPrincipal user = user();
        Path path = Path.of(System.getProperty("java.io.tmpdir"))
                .toAbsolutePath()
                .resolve(name + "-" + user.getName().replaceAll("[^A-Za-z0-9.-]", "_"));
        try {
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException existing) {
            check(path, user);
        }
        return new PrivateDirectory(path);
    }

    private static UserPrincipal user() throws IOException {
        // Java does not say who runs it; the system says whose its process is.
        return Files.getOwner(Files.exists(PROCESS) ? PROCESS : Path.of(System.getProperty("user.home")));
    }

    private static void check(Path path, UserPrincipal user) throws IOException {
        PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> foreign = EnumSet.copyOf(FOREIGN_WRITE);
        foreign.retainAll(found.permissions());
        if (!found.isDirectory() || !found.owner().equals(user) || !foreign.isEmpty()) {
            throw new IOException(path + " is not a directory that only " + user.getName() + " can write to");
        }
    }

    /**
     * Makes sure that the file with the last name of {@code name} has exactly this content, and returns it. Others see the
     * whole file or none.
     */
    Path install(String name, byte[] content) throws IOException {
        Path file = path.resolve(String.valueOf(Path.of(name).getFileName()));
        if (!holds(file, content)) {
            // Named by process, so that those which are killed here do not leave ever more of them.
            Path unfinished = path.resolve(
                    file.getFileName() + "." + ProcessHandle.current().pid());
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }
}
