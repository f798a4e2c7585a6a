package dev.cairn.git;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A repository that a test makes, object by object. */
final class TestRepository implements AutoCloseable {
    static final PersonIdent ALICE = person("Alice Doe", "alice@example.org", 1_700_000_000L);

    private final Repository repository;
    private PersonIdent author = ALICE;
    private PersonIdent committer = ALICE;
    private Charset encoding = StandardCharsets.UTF_8;

    private TestRepository(Repository repository) {
        this.repository = repository;
    }

    static TestRepository bare(Path directory) throws IOException {
        return create(directory, true);
    }

    static TestRepository ordinary(Path directory) throws IOException {
        return create(directory.resolve(".git"), false);
    }

    private static TestRepository create(Path gitDirectory, boolean bare) throws IOException {
        Repository repository =
                new FileRepositoryBuilder().setGitDir(gitDirectory.toFile()).build();
        repository.create(bare);
        TestRepository made = new TestRepository(repository);
        made.headAt("refs/heads/main");
        return made;
    }

    static PersonIdent person(String name, String email, long second) {
        return new PersonIdent(name, email, Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }

    Path path() {
        return repository.getDirectory().toPath();
    }

    TestRepository by(PersonIdent newAuthor, PersonIdent newCommitter) {
        author = newAuthor;
        committer = newCommitter;
        return this;
    }

    TestRepository encoded(Charset charset) {
        encoding = charset;
        return this;
    }

    /** Commits files and moves main to the commit. */
    ObjectId commit(String message, Map<String, String> files, ObjectId... parents) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(inserter, files));
            commit.setParentIds(parents);
            commit.setAuthor(author);
            commit.setCommitter(committer);
            commit.setEncoding(encoding);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            ref("refs/heads/main", id);
            return id;
        }
    }

    ObjectId commit(String message, ObjectId... parents) throws IOException {
        return commit(message, Map.of("README.md", "hello"), parents);
    }

    /** Stores the bytes of an object as they are. */
    ObjectId raw(int type, byte[] content) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(type, content);
            inserter.flush();
            return id;
        }
    }

    ObjectId treeOf(ObjectId commit) throws IOException {
        return repository.parseCommit(commit).getTree().getId();
    }

    ObjectId annotated(String name, ObjectId target, int type, String message, PersonIdent tagger) throws IOException {
        TagBuilder tag = new TagBuilder();
        tag.setTag(name);
        tag.setObjectId(target, type);
        tag.setMessage(message);
        tag.setTagger(tagger);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(tag);
            inserter.flush();
            return tag(name, id);
        }
    }

    ObjectId tag(String name, ObjectId target) throws IOException {
        return ref("refs/tags/" + name, target);
    }

    ObjectId ref(String name, ObjectId target) throws IOException {
        RefUpdate update = repository.updateRef(name);
        update.setNewObjectId(target);
        update.forceUpdate();
        return target;
    }

    void headAt(String branch) throws IOException {
        repository.updateRef(Constants.HEAD).link(branch);
    }

    void detach(ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef(Constants.HEAD, true);
        update.setNewObjectId(commit);
        update.forceUpdate();
    }

    /** Puts notes on commits, each at the path given for it below the notes tree. */
    void notes(Map<String, String> notesByPath) throws IOException {
        ObjectId main = repository.resolve("refs/heads/main");
        ref("refs/notes/ai", commit("Notes", notesByPath));
        ref("refs/heads/main", main);
    }

    void note(ObjectId commit, String note) throws IOException {
        notes(Map.of(commit.name(), note));
    }

    static Hash hash(ObjectId id) {
        byte[] digest = new byte[Constants.OBJECT_ID_LENGTH];
        id.copyRawTo(digest, 0);
        return Hash.of(HashAlgorithm.GIT_SHA1, digest);
    }

    static List<Hash> hashes(ObjectId... ids) {
        return List.of(ids).stream().map(TestRepository::hash).toList();
    }

    private static ObjectId tree(ObjectInserter inserter, Map<String, String> files) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(inserter);
    }

    @Override
    public void close() {
        repository.close();
    }
}
