package dev.cairn.git.objects;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The objects and refs of one repository, as they are stored: replace refs and grafts are not applied.
 *
 * <p>Failures are {@link dev.cairn.git.GitHistoryException}. For one thread at a time.
 */
public interface ObjectSource extends AutoCloseable {
    /** Returns how the repository names its objects. */
    HashAlgorithm algorithm();

    /** Returns the full name of the branch that HEAD points to, born or not; empty if HEAD is detached. */
    Optional<String> headBranch();

    /** Returns the object that a revision names, as Git spells revisions. */
    Optional<Hash> resolve(String revision);

    /** Returns the refs whose full names begin with {@code prefix}, with the objects they point to, not peeled. */
    RefList refs(String prefix);

    /** Hands one object to {@code reader}. */
    <T> T read(Hash object, ContentReader<T> reader);

    /** Visits every file below the tree of a commit. */
    void files(Hash commit, FileVisitor visitor);

    /**
     * Returns the paths that differ between a commit and its parents: all paths for a commit without parents; for a merge only
     * those that differ from every parent, its own work.
     */
    List<String> changedPaths(Hash commit, List<Hash> parents);

    /** Opens the repository once more, for use by one other thread; closed apart from this. */
    ObjectSource another();

    @Override
    void close();

    /** Takes one object. */
    interface ContentReader<T> {
        /**
         * Takes an object of {@code size} bytes; {@code content} is valid during the call and need not be read to its end.
         *
         * @throws IOException from {@code content}
         */
        T read(ObjectType type, long size, InputStream content) throws IOException;
    }

    /** Takes the files of a tree. */
    interface FileVisitor {
        /** Takes one file: its path, with {@code '/'} between segments, and its blob. */
        void file(String path, Hash blob);
    }
}
