package dev.cairn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** A Git repository under construction; one minute passes with each commit. */
final class GitFixture implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Git git;
    private int commits;

    private GitFixture(Git git) {
        this.git = git;
    }

    static GitFixture in(Path folder) throws GitAPIException {
        return new GitFixture(Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call());
    }

    Git git() {
        return git;
    }

    Path folder() {
        return git.getRepository().getWorkTree().toPath();
    }

    RevCommit commit(String message) throws GitAPIException, IOException {
        commits++;
        Files.writeString(folder().resolve("Main.java"), "content " + commits);
        git.add().addFilepattern("Main.java").call();
        PersonIdent person =
                new PersonIdent("Ada", "ada@example.org", START.plusSeconds(60L * commits), ZoneOffset.UTC);
        return git.commit()
                .setMessage(message)
                .setAuthor(person)
                .setCommitter(person)
                .setSign(false)
                .call();
    }

    RevCommit assistedCommit(String subject) throws GitAPIException, IOException {
        return commit(subject + "\n\nCo-Authored-By: Claude Opus 4.1 <noreply@anthropic.com>\n");
    }

    void tag(String name) throws GitAPIException {
        git.tag().setName(name).setAnnotated(false).setForceUpdate(true).call();
    }

    /** Makes three releases: two names on the second, and one assisted commit before the last. */
    GitFixture withReleases() throws GitAPIException, IOException {
        commit("Begin");
        tag("v1.0.0");
        commit("Go on");
        tag("v1.1.0");
        tag("npm/v1.1.0");
        assistedCommit("Get help");
        commit("Finish");
        tag("v2.0.0");
        return this;
    }

    @Override
    public void close() {
        git.close();
    }
}
