package dev.cairn.git.objects;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A SHA-1 repository, read by JGit. */
final class JgitObjectSource implements ObjectSource {
    private static final int MAX_PARSED = 20_000;
    private static final String TREE = "tree ";

    private final Repository repository;
    private final ObjectReader reader;
    private final ObjectReader trees;
    private final RevWalk commits;
    private int parsed;

    JgitObjectSource(Repository repository) {
        this.repository = repository;
        this.reader = repository.newObjectReader();
        this.trees = new TreeCachingReader(reader);
        this.commits = new RevWalk(reader);
        commits.setRetainBody(false);
    }

    @Override
    public HashAlgorithm algorithm() {
        return HashAlgorithm.GIT_SHA1;
    }

    @Override
    public Optional<String> headBranch() {
        Ref head = attempt("HEAD", () -> repository.exactRef(Constants.HEAD));
        forgetRefs();
        return head != null && head.isSymbolic() ? Optional.of(head.getTarget().getName()) : Optional.empty();
    }

    @Override
    public Optional<Hash> resolve(String revision) {
        try {
            return Optional.ofNullable(attempt("revision " + revision, () -> repository.resolve(revision)))
                    .map(JgitObjectSource::hash);
        } catch (RevisionSyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public RefList refs(String prefix) {
        RefList.Builder refs = new RefList.Builder();
        for (Ref ref : attempt(
                "refs below " + prefix, () -> repository.getRefDatabase().getRefsByPrefix(prefix))) {
            if (ref.getObjectId() != null) {
                refs.add(ref.getName(), hash(ref.getObjectId()));
            }
        }
        forgetRefs();
        return refs.build();
    }

    /** JGit would keep every packed ref, in 128 bytes and more. */
    private void forgetRefs() {
        repository.getRefDatabase().refresh();
    }

    @Override
    public <T> T read(Hash object, ContentReader<T> taker) {
        return attempt(object.toString(), () -> {
            ObjectLoader loader = reader.open(id(object));
            try (InputStream content = loader.openStream()) {
                return taker.read(ObjectType.of(Constants.typeString(loader.getType())), loader.getSize(), content);
            }
        });
    }

    @Override
    public void files(Hash commit, FileVisitor visitor) {
        attempt("the tree of " + commit, () -> {
            try (TreeWalk files = new TreeWalk(reader)) {
                files.setRecursive(true);
                files.addTree(tree(commit));
                while (files.next()) {
                    visitor.file(files.getPathString(), hash(files.getObjectId(0)));
                }
                return true;
            }
        });
    }

    @Override
    public List<String> changedPaths(Hash commit, List<Hash> parents) {
        return attempt("the tree of " + commit, () -> {
            try (TreeWalk files = new TreeWalk(trees)) {
                files.setRecursive(true);
                files.setFilter(OwnWorkFilter.INSTANCE);
                files.addTree(tree(commit));
                for (Hash parent : parents) {
                    files.addTree(tree(parent));
                }
                List<String> paths = new ArrayList<>();
                while (files.next()) {
                    paths.add(files.getPathString());
                }
                return paths;
            }
        });
    }

    /** A walk keeps every commit that it parsed, so it starts anew from time to time. */
    private ObjectId tree(Hash commit) throws IOException {
        if (++parsed % MAX_PARSED == 0) {
            commits.dispose();
        }
        try {
            return commits.parseCommit(id(commit)).getTree();
        } catch (LargeObjectException large) {
            return treeInFirstLine(id(commit));
        }
    }

    /** Of a commit that JGit would not take into memory, only the line is read that names its tree. */
    private ObjectId treeInFirstLine(ObjectId commit) throws IOException {
        try (InputStream content = reader.open(commit, Constants.OBJ_COMMIT).openStream()) {
            String line = new String(
                    content.readNBytes(TREE.length() + Constants.OBJECT_ID_STRING_LENGTH), StandardCharsets.US_ASCII);
            if (!line.startsWith(TREE) || !ObjectId.isId(line.substring(TREE.length()))) {
                throw new CorruptObjectException(commit, "no tree");
            }
            return ObjectId.fromString(line.substring(TREE.length()));
        }
    }

    @Override
    public void close() {
        commits.close();
        reader.close();
        repository.close();
    }

    private static ObjectId id(Hash hash) {
        return ObjectId.fromRaw(hash.digest());
    }

    private static Hash hash(ObjectId id) {
        byte[] digest = new byte[Constants.OBJECT_ID_LENGTH];
        id.copyRawTo(digest, 0);
        return Hash.of(HashAlgorithm.GIT_SHA1, digest);
    }

    private <T> T attempt(String what, Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (MissingObjectException e) {
            throw Damage.missing(repository.getDirectory(), e.getObjectId().name());
        } catch (IOException e) {
            throw Damage.corrupt(repository.getDirectory(), what, e);
        } catch (IndexOutOfBoundsException malformed) {
            // JGit walks trees without a look at whether their entries are whole.
            throw Damage.corrupt(repository.getDirectory(), what, malformed);
        } catch (LargeObjectException large) {
            throw Damage.tooLarge(repository.getDirectory(), what, large);
        }
    }

    private interface Attempt<T> {
        T run() throws IOException;
    }
}
