package dev.cairn.git.objects;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.git.GitHistoryException;
import dev.cairn.git.GitHistoryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A SHA-256 repository, which JGit cannot read, by way of the {@code git} program's plumbing commands. */
final class GitProgramObjectSource implements ObjectSource {
    private final GitProgram git;
    private final CatFile objects;
    private final DiffTree trees;

    private GitProgramObjectSource(GitProgram git) {
        this.git = git;
        this.objects = new CatFile(git);
        this.trees = new DiffTree(git);
    }

    static GitProgramObjectSource open(Path repository) {
        return new GitProgramObjectSource(new GitProgram(repository.toFile()));
    }

    @Override
    public HashAlgorithm algorithm() {
        return HashAlgorithm.GIT_SHA256;
    }

    @Override
    public Optional<String> headBranch() {
        List<String> lines = new ArrayList<>();
        int exit = git.run(output -> records(output, '\n', lines), "symbolic-ref", "--quiet", "HEAD")
                .exitCode();
        return exit == 0 ? lines.stream().findFirst() : Optional.empty();
    }

    @Override
    public Optional<Hash> resolve(String revision) {
        List<String> lines = new ArrayList<>();
        int exit = git.run(
                        output -> records(output, '\n', lines),
                        "rev-parse",
                        "--verify",
                        "--quiet",
                        "--end-of-options",
                        revision)
                .exitCode();
        return exit == 0
                ? lines.stream()
                        .filter(line -> !line.startsWith("^"))
                        .findFirst()
                        .map(GitProgramObjectSource::hash)
                : Optional.empty();
    }

    @Override
    public RefList refs(String prefix) {
        RefList.Builder refs = new RefList.Builder();
        List<String> lines = new ArrayList<>();
        succeed(git.run(
                output -> records(output, '\n', lines),
                "for-each-ref",
                "--format=%(objectname) %(refname)",
                "--",
                prefix));
        for (String line : lines) {
            int space = line.indexOf(' ');
            refs.add(line.substring(space + 1), hash(line.substring(0, space)));
        }
        return refs.build();
    }

    @Override
    public <T> T read(Hash object, ContentReader<T> reader) {
        return objects.read(hex(object), reader);
    }

    @Override
    public void files(Hash commit, FileVisitor visitor) {
        List<String> files = new ArrayList<>();
        succeed(git.run(output -> records(output, '\0', files), "ls-tree", "-r", "-z", "--full-tree", hex(commit)));
        for (String file : files) {
            int tab = file.indexOf('\t');
            visitor.file(file.substring(tab + 1), hash(file.substring(file.lastIndexOf(' ', tab) + 1, tab)));
        }
    }

    @Override
    public List<String> changedPaths(Hash commit, List<Hash> parents) {
        return trees.changedPaths(
                hex(commit), parents.stream().map(GitProgramObjectSource::hex).toList());
    }

    /** Has processes of its own. */
    @Override
    public ObjectSource another() {
        return new GitProgramObjectSource(git);
    }

    @Override
    public void close() {
        objects.close();
        trees.close();
    }

    private void succeed(GitProgram.Result result) {
        if (result.exitCode() != 0) {
            throw new GitHistoryException(
                    Kind.CORRUPT,
                    "The Git repository at " + git.repository() + " cannot be read by git: " + result.errors()
                            + " Run 'git fsck' in it.");
        }
    }

    private static void records(InputStream output, char end, List<String> records) throws IOException {
        String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        for (int from = 0, to; (to = text.indexOf(end, from)) >= 0; from = to + 1) {
            records.add(text.substring(from, to));
        }
    }

    private static Hash hash(String hex) {
        return Hash.of(HashAlgorithm.GIT_SHA256, HexFormat.of().parseHex(hex));
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.digest());
    }
}
