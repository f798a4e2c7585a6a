package dev.cairn.git;

import dev.cairn.core.ChangeGraph;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.git.objects.ObjectSource;
import dev.cairn.git.objects.RepositoryOpener;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Git repository, read-only: its releases, and its commits as a {@link ChangeGraph}.
 *
 * <p>Bare and ordinary repositories and linked worktrees. SHA-1 repositories are read in this process; SHA-256 repositories need the
 * {@code git} program. History is read as it was committed: replace refs and grafts are not applied. Nothing is written into the
 * repository and nothing is fetched. For one thread at a time.
 *
 * <p>Every method throws {@link GitHistoryException} when the repository cannot be read.
 */
public final class GitRepository implements AutoCloseable {
    private static final String BRANCHES = "refs/heads/";

    private final ObjectSource objects;
    private final CommitGraph graph;

    private GitRepository(ObjectSource objects) {
        this.objects = objects;
        this.graph = new CommitGraph(objects);
    }

    /**
     * Opens the repository that {@code path} lies in: a bare repository, a work tree or a folder of it, or a {@code .git}.
     *
     * @throws GitHistoryException if there is none, it has no commits, or its history is cut off (shallow)
     */
    public static GitRepository open(Path path) {
        return new GitRepository(RepositoryOpener.open(path));
    }

    /** Returns the short name of the branch that HEAD points to, born or not; empty if HEAD is detached. */
    public Optional<String> head() {
        return objects.headBranch().map(ref -> ref.startsWith(BRANCHES) ? ref.substring(BRANCHES.length()) : ref);
    }

    /** Returns how the repository names its commits: SHA-1 or SHA-256. */
    public HashAlgorithm objectFormat() {
        return objects.algorithm();
    }

    /**
     * Returns the commit that {@code revision} names: a branch, a tag, a hash or its prefix, {@code HEAD~3}.
     *
     * @throws GitHistoryException if it names nothing, several objects, or no commit
     */
    public Hash resolve(String revision) {
        return new Revisions(objects).commit(revision);
    }

    /** Returns every release; a repository without tags has none. */
    public Releases releases() {
        return releases("*");
    }

    /**
     * Returns the releases with the tags that {@code glob} matches. {@code *} stands for any characters, {@code /} included,
     * {@code ?} for one, {@code [a-z]} for one of those; {@code refs/tags/v*} is the same as {@code v*}.
     */
    public Releases releases(String glob) {
        return new ReleaseReader(objects, graph).releases(RefGlob.of(glob));
    }

    /**
     * Returns the commits as a graph. Dependencies are parents; the timestamp is the committer date; the paths of a merge are those
     * that differ from every parent. Parents and dates are kept once read, in about 100 bytes a commit; nothing else is.
     */
    public ChangeGraph changes() {
        return graph;
    }

    @Override
    public void close() {
        graph.close();
        objects.close();
    }
}
