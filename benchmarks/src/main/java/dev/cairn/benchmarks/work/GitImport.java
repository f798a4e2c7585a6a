package dev.cairn.benchmarks.work;

import dev.cairn.api.TagStore;
import dev.cairn.core.history.ConsolidationListener;
import dev.cairn.core.history.Consolidator;
import dev.cairn.core.history.ReleaseOutcome;
import dev.cairn.core.store.TagRepository;
import dev.cairn.git.EvidenceRules;
import dev.cairn.git.GitRepository;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A whole import of a Git repository, beside the walk of Git's own over the same commits and paths. */
final class GitImport {
    static final String LOG = "git log --name-only";
    static final String IMPORT = "import git into lmdb";

    private static final int COMMITS_EACH_RELEASE = 100;
    private static final int PATHS = 500;

    private final Run run;
    private final int commits;
    private final Path repository;

    private GitImport(Run run) {
        this.run = run;
        this.commits = run.scale().commitsOfGit();
        this.repository = run.directory("repository");
    }

    static void run(Run run) throws Exception {
        GitImport git = new GitImport(run);
        run.progress("making a repository of " + git.commits + " commits");
        git.create();
        Map<String, Task> tasks = new LinkedHashMap<>();
        tasks.put(LOG, Task.of(git::log));
        tasks.put(IMPORT, Task.of(git::importAll));
        run.rotate(Math.min(1, run.scale().warmUp()), tasks, Figure.IMPORT_GIT);
    }

    private double log() throws Exception {
        List<String> command = List.of("git", "-C", repository.toString(), "log", "--name-only", "--format=commit %H");
        return Stopwatch.perSecond(
                commits,
                () -> Reads.requireCount(
                        commits,
                        ChildJvm.lines(command).stream()
                                .filter(line -> line.startsWith("commit "))
                                .count()));
    }

    private double importAll() throws Exception {
        return Stopwatch.perSecond(commits, () -> {
            try (GitRepository git = GitRepository.open(repository);
                    TagStore store = TypedReads.open(run, "lmdb")) {
                List<ReleaseOutcome> made = new Consolidator(
                                new TagRepository(store), git.changes(), EvidenceRules.VERSION)
                        .consolidateAll("main", git.releases().releases(), ConsolidationListener.NONE);
                Reads.requireCount(Math.max(1, commits / COMMITS_EACH_RELEASE), made.size());
            }
        });
    }

    private void create() throws Exception {
        ChildJvm.lines(List.of("git", "init", "-q", "--bare", repository.toString()));
        Process process = new ProcessBuilder("git", "-C", repository.toString(), "fast-import", "--quiet")
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
        try (OutputStream stream = process.getOutputStream()) {
            for (int number = 1; number <= commits; number++) {
                stream.write(commit(number).getBytes(StandardCharsets.UTF_8));
            }
            stream.write("done\n".getBytes(StandardCharsets.UTF_8));
        }
        if (process.waitFor() != 0) {
            throw new IOException("git fast-import failed");
        }
        ChildJvm.lines(List.of("git", "-C", repository.toString(), "symbolic-ref", "HEAD", "refs/heads/main"));
    }

    /** Two files change; every fifth commit says that a machine helped. */
    private String commit(int number) {
        String message = "Change " + number + "\n" + (number % 5 == 0 ? "\nAssisted-by: Claude\n" : "");
        String file = "M 100644 inline src/part%d/File%d.java\ndata 8\n%08d\n";
        StringBuilder text = new StringBuilder("commit refs/heads/main\nmark :" + number + "\n")
                .append("committer A <a@example.org> " + (1_500_000_000L + number) + " +0000\n")
                .append("data " + message.length() + "\n" + message)
                .append(file.formatted(number % 20, number % PATHS, number))
                .append(file.formatted(number * 7 % 20, number * 7 % PATHS, number));
        if (number % COMMITS_EACH_RELEASE == 0 || (number == commits && commits < COMMITS_EACH_RELEASE)) {
            text.append("reset refs/tags/v1." + number + ".0\nfrom :" + number + "\n\n");
        }
        return text.toString();
    }
}
