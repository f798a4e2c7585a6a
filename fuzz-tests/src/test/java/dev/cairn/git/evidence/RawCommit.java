package dev.cairn.git.evidence;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.git.GitHistoryException;
import dev.cairn.git.objects.Commit;
import dev.cairn.git.objects.ObjectSource;
import dev.cairn.git.objects.ObjectType;
import dev.cairn.git.objects.RefList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A repository whose every object is one commit, of any bytes. */
final class RawCommit implements ObjectSource {
    private static final Hash NAME = Hash.of(HashAlgorithm.GIT_SHA1, new byte[20]);

    private final byte[] bytes;

    /** Makes the repository; {@code bytes} must not change. */
    RawCommit(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads the commit; empty if it is refused as damaged. */
    Optional<Commit> read() {
        try {
            return Optional.of(Commit.read(this, NAME));
        } catch (GitHistoryException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public HashAlgorithm algorithm() {
        return HashAlgorithm.GIT_SHA1;
    }

    @Override
    public Optional<String> headBranch() {
        return Optional.empty();
    }

    @Override
    public Optional<Hash> resolve(String revision) {
        return Optional.empty();
    }

    @Override
    public RefList refs(String prefix) {
        return new RefList.Builder().build();
    }

    @Override
    public <T> T read(Hash object, ContentReader<T> reader) {
        try {
            return reader.read(ObjectType.COMMIT, bytes.length, new ByteArrayInputStream(bytes));
        } catch (IOException damaged) {
            throw new GitHistoryException(GitHistoryException.Kind.CORRUPT, "damaged", damaged);
        }
    }

    @Override
    public void files(Hash commit, FileVisitor visitor) {}

    @Override
    public List<String> changedPaths(Hash commit, List<Hash> parents) {
        return List.of();
    }

    @Override
    public ObjectSource another() {
        return this;
    }

    @Override
    public void close() {}
}
