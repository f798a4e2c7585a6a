package dev.cairn.git.objects;

import dev.cairn.git.GitHistoryException;
import dev.cairn.git.GitHistoryException.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Finds the repository that a path lies in, refuses what cannot give a right history, and chooses the reader. */
public final class RepositoryOpener {
    private RepositoryOpener() {}

    /** Opens the repository that {@code path} lies in. */
    public static ObjectSource open(Path path) {
        QuietSystemReader.install();
        if (!Files.exists(path)) {
            throw new GitHistoryException(
                    Kind.PATH_MISSING,
                    "No Git repository at " + path + ": the path does not exist. Check its spelling.");
        }
        Repository repository = repository(path);
        ObjectSource source = source(repository);
        try {
            refuseShallow(repository);
            refuseEmpty(source, path);
            return source;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static Repository repository(Path path) {
        try {
            return builder(path).build();
        } catch (IOException | IllegalArgumentException e) {
            throw new GitHistoryException(
                    Kind.UNREADABLE, "Cannot open the Git repository at " + path + ": " + e.getMessage() + ".", e);
        }
    }

    private static FileRepositoryBuilder builder(Path path) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        builder.setMustExist(true);
        Path folder = path.toRealPath();
        while (folder != null && builder.getGitDir() == null) {
            find(folder, builder);
            folder = folder.getParent();
        }
        if (builder.getGitDir() == null) {
            throw new GitHistoryException(
                    Kind.NOT_A_REPOSITORY,
                    "No Git repository at " + path
                            + ": neither it nor a folder above it is one. Give the path of a repository.");
        }
        return builder;
    }

    /** JGit's own search passes over a SHA-256 repository whose HEAD is detached, and would end in one around it. */
    private static void find(Path folder, FileRepositoryBuilder builder) {
        Path inside = folder.resolve(".git");
        if (isRepository(inside)) {
            builder.setGitDir(inside.toFile());
        } else if (isRepository(folder)) {
            builder.setGitDir(folder.toFile());
        } else if (Files.isRegularFile(inside)) {
            builder.findGitDir(folder.toFile());
        }
    }

    private static boolean isRepository(Path folder) {
        return Files.isRegularFile(folder.resolve("HEAD"))
                && Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"));
    }

    private static ObjectSource source(Repository repository) {
        String format = repository.getConfig().getString("extensions", null, "objectformat");
        if (format == null || format.equalsIgnoreCase("sha1")) {
            return new JgitObjectSource(repository);
        }
        File directory = repository.getDirectory();
        repository.close();
        if (format.equalsIgnoreCase("sha256")) {
            return GitProgramObjectSource.open(directory.toPath());
        }
        throw new GitHistoryException(
                Kind.UNREADABLE,
                "Cannot open the Git repository at " + directory + ": it names objects by " + format
                        + "; sha1 and sha256 are known.");
    }

    private static void refuseShallow(Repository repository) {
        Path shallow = repository.getCommonDirectory().toPath().resolve("shallow");
        try {
            if (Files.exists(shallow) && Files.size(shallow) > 0) {
                throw new GitHistoryException(
                        Kind.SHALLOW,
                        "The Git repository at " + repository.getDirectory()
                                + " is shallow: its history is cut off, so releases would have wrong members. Run"
                                + " 'git fetch --unshallow' in it first.");
            }
        } catch (IOException e) {
            throw new GitHistoryException(Kind.UNREADABLE, "Cannot read " + shallow + ": " + e.getMessage() + ".", e);
        }
    }

    private static void refuseEmpty(ObjectSource source, Path path) {
        if (source.refs("refs/").isEmpty() && source.resolve("HEAD").isEmpty()) {
            throw new GitHistoryException(
                    Kind.EMPTY,
                    "The Git repository at " + path + " is empty: it has no commits. Commit or fetch something first.");
        }
    }
}
