package dev.cairn.git.objects;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.eclipse.jgit.treewalk.TreeWalk;

/** A SHA-1 repository, read by JGit. */
final class JgitObjectSource implements ObjectSource {
    private static final int MAX_KNOWN_TREES = 20_000;

    /** Another thread reads a few commits that follow each other. */
    private static final int MAX_KNOWN_TREES_OF_ANOTHER = 1_000;

    private static final String TREE = "tree ";

    private final Repository repository;
    private final ObjectReader reader;
    private final ObjectReader trees;
    /** The trees of the commits met last: a commit's tree is asked for soon after its text, and again for its children. */
    private final Map<ObjectId, ObjectId> treesOfCommits;

    JgitObjectSource(Repository repository) {
        this(repository, MAX_KNOWN_TREES);
    }

    private JgitObjectSource(Repository repository, int knownTrees) {
        this.repository = repository;
        this.treesOfCommits = new RecentlyUsed<>(knownTrees);
        this.reader = repository.newObjectReader();
        this.trees = new TreeCachingReader(reader);
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
                "the list of refs below " + prefix,
                () -> repository.getRefDatabase().getRefsByPrefix(prefix))) {
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
            ObjectId id = id(object);
            ObjectLoader loader = reader.open(id);
            if (loader.getType() == Constants.OBJ_COMMIT) {
                keepTree(id, loader);
            }
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

    private ObjectId tree(Hash commit) throws IOException {
        ObjectId id = id(commit);
        if (!treesOfCommits.containsKey(id)) {
            keepTree(id, reader.open(id, Constants.OBJ_COMMIT));
        }
        ObjectId tree = treesOfCommits.get(id);
        if (tree == null) {
            throw new CorruptObjectException(id, "no tree");
        }
        return tree;
    }

    /** Keeps what the first line names, and reads no more: a message may be larger than the memory. */
    private void keepTree(ObjectId commit, ObjectLoader text) throws IOException {
        try (InputStream content = text.openStream()) {
            String line = new String(
                    content.readNBytes(TREE.length() + Constants.OBJECT_ID_STRING_LENGTH), StandardCharsets.US_ASCII);
            if (line.startsWith(TREE) && ObjectId.isId(line.substring(TREE.length()))) {
                treesOfCommits.put(commit, ObjectId.fromString(line.substring(TREE.length())));
            }
        }
    }

    /** JGit lets any number of threads read a repository, each through a reader of its own. */
    @Override
    public ObjectSource another() {
        repository.incrementOpen();
        return new JgitObjectSource(repository, MAX_KNOWN_TREES_OF_ANOTHER);
    }

    @Override
    public void close() {
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
            throw isOutOfMemory(e)
                    ? Damage.tooLarge(repository.getDirectory(), what, e)
                    : Damage.corrupt(repository.getDirectory(), what, e);
        } catch (IndexOutOfBoundsException malformed) {
            // JGit walks trees without a look at whether their entries are whole.
            throw Damage.corrupt(repository.getDirectory(), what, malformed);
        } catch (LargeObjectException large) {
            throw Damage.tooLarge(repository.getDirectory(), what, large);
        }
    }

    /** JGit reads the packed refs through a cache that wraps whatever ends the reading. */
    private static boolean isOutOfMemory(IOException failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(OutOfMemoryError.class::isInstance);
    }

    private interface Attempt<T> {
        T run() throws IOException;
    }
}
