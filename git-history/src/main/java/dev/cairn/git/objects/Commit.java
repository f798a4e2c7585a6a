package dev.cairn.git.objects;

import dev.cairn.core.Change;
import dev.cairn.core.Hash;
import dev.cairn.git.GitHistoryException;
import dev.cairn.git.GitHistoryException.Kind;
import java.io.IOException;
import java.util.List;

/**
 * One commit.
 *
 * @param parents the commits that it continues
 * @param author who made the change
 * @param committer who put it into history, and when
 * @param message the message; of one beyond a mebibyte the first and the last half
 */
public record Commit(List<Hash> parents, Person author, Person committer, String message) {
    /**
     * Reads the commit {@code hash}.
     *
     * @throws GitHistoryException if it cannot be read, or has more parents than a change can be stored with
     */
    public static Commit read(ObjectSource source, Hash hash) {
        Commit commit = readAny(source, hash);
        if (commit.parents.size() > Change.MAX_DEPENDENCIES) {
            throw new GitHistoryException(
                    Kind.TOO_LARGE,
                    "commit " + hash + " has " + commit.parents.size() + " parents, and a change is stored with "
                            + Change.MAX_DEPENDENCIES + " dependencies at most. Import only tags without it in their"
                            + " history, as with --ref.");
        }
        return commit;
    }

    private static Commit readAny(ObjectSource source, Hash hash) {
        return source.read(hash, (type, size, content) -> {
            if (type != ObjectType.COMMIT) {
                throw new IOException("it is a " + type + " where a commit is expected");
            }
            return parse(source, new RawHeaders(BoundedContent.read(size, content)));
        });
    }

    private static Commit parse(ObjectSource source, RawHeaders headers) throws IOException {
        List<Hash> parents = Hashes.parse(source.algorithm(), headers.all("parent"));
        Person author = headers.text("author").map(Person::parse).orElse(Person.UNKNOWN);
        Person committer = headers.text("committer").map(Person::parse).orElse(author);
        return new Commit(parents, author, committer, headers.message());
    }

    /** Returns the subject: the first paragraph, as one line. */
    public String subject() {
        return Subject.of(message);
    }
}
