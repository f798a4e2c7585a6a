package dev.cairn.cli;

import dev.cairn.api.SalvageReceiver;
import dev.cairn.api.StoreAccessException;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The store that is meant when none is named: an LMDB store in {@code .cairn} of the Git repository that the working directory lies in,
 * else of the working directory. It depends on nothing else, so that whatever is imported can be listed from the same place.
 *
 * @param folder the store's folder
 */
record DefaultStore(Path folder) implements StorePlace {
    private static final String IGNORE_FILE = ".gitignore";

    static DefaultStore of(Path workingDirectory) {
        for (Path folder = workingDirectory; folder != null; folder = folder.getParent()) {
            if (isRepository(folder)) {
                return new DefaultStore(folder.resolve(".cairn"));
            }
        }
        return new DefaultStore(workingDirectory.resolve(".cairn"));
    }

    @Override
    public String address() {
        return "lmdb:" + folder;
    }

    private static boolean isRepository(Path folder) {
        boolean workTree = Files.exists(folder.resolve(".git"));
        boolean bare = !folder.endsWith(".git")
                && Files.isRegularFile(folder.resolve("HEAD"))
                && Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"));
        return workTree || bare;
    }

    @Override
    public TagStore open() {
        return open(Map.of());
    }

    @Override
    public TagStore openToVerify() {
        return open(Map.of(FULL_CHECK, "true"));
    }

    private TagStore open(Map<String, String> settings) {
        requirePresent();
        return TagStores.open("lmdb", folder, settings);
    }

    @Override
    public void requirePresent() {
        if (isAbsent()) {
            throw new RefusedException("there is no store yet at " + folder
                    + ". Make one with 'cairn import git REPO', or name another with --store URI.");
        }
    }

    @Override
    public boolean salvage(SalvageReceiver receiver) {
        return TagStores.salvage("lmdb", folder, receiver);
    }

    @Override
    public TagStore openOrCreate() {
        try {
            if (isAbandoned()) {
                Files.delete(folder.resolve(IGNORE_FILE));
            }
            TagStore store = TagStores.open("lmdb", folder, Map.of());
            hideFromGit();
            return store;
        } catch (IOException e) {
            throw new StoreAccessException("lmdb store at " + folder + ": cannot be prepared: " + e + ".", e);
        }
    }

    @Override
    public boolean isAbsent() {
        return Folders.isAbsentOrEmpty(folder) || isAbandoned();
    }

    /** Returns whether a store was here whose files were deleted, all but the hidden one, which would now be a foreign file. */
    private boolean isAbandoned() {
        return Folders.holdsOnly(folder, List.of(IGNORE_FILE));
    }

    /** Only a store may hold other files, so this comes after its creation. Without it all works, but {@code git status} shows it. */
    private void hideFromGit() throws IOException {
        Path ignoreFile = folder.resolve(IGNORE_FILE);
        if (Files.notExists(ignoreFile) && Files.isWritable(folder)) {
            Files.writeString(ignoreFile, "*\n");
        }
    }
}
