package dev.cairn.cli;

import dev.cairn.git.GitRepository;
import dev.cairn.git.Releases;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** What the commands ask of a Git repository. */
final class SourceRepository {
    private final GitRepository git;
    private final Path path;

    SourceRepository(GitRepository git, Path path) {
        this.git = git;
        this.path = path;
    }

    /** Opens the repository at {@code path}; a file is not taken for the repository that it happens to lie in. */
    static GitRepository open(Path path) {
        if (Files.isRegularFile(path) && !path.endsWith(".git")) {
            throw new RefusedException(
                    "no Git repository at " + path + ": it is a file. Give the folder of a repository;"
                            + " of a bundle, make one with 'git clone --mirror'.");
        }
        return GitRepository.open(path);
    }

    /** Returns the channel for new tags: the one given, else the branch that HEAD points to. */
    String channel(@Nullable String given) {
        if (given != null) {
            return given;
        }
        String branch = git.head()
                .orElseThrow(() -> new RefusedException("the Git repository at " + path
                        + " has no branch checked out (HEAD is detached), so the channel is not clear. Give one with"
                        + " --channel NAME."));
        try {
            return new ChannelName().convert(branch);
        } catch (TypeConversionException unfit) {
            throw new RefusedException("the branch that HEAD of the Git repository at " + path + " points to would be "
                    + unfit.getMessage() + ". Give a channel with --channel NAME.");
        }
    }

    /** Returns the releases whose tags match {@code glob}; there is at least one. */
    Releases releases(@Nullable String glob) {
        Releases found = glob == null ? git.releases() : matching(glob);
        if (!found.releases().isEmpty()) {
            return found;
        }
        String where = "the Git repository at " + path;
        if (!found.skipped().isEmpty()) {
            Releases.SkippedTag first = found.skipped().get(0);
            throw new RefusedException("none of the tags of " + where + " is a release: " + first.name() + ", for one: "
                    + first.reason() + ". Tag the commits that were released.");
        }
        throw new RefusedException(
                glob == null
                        ? where
                                + " has no tags, so there are no releases to import. Fetch them with 'git fetch --tags', or"
                                + " tag a single commit with 'cairn tag create'."
                        : where + " has no tag that matches '" + glob + "'. Give another --ref, or none for all tags.");
    }

    private Releases matching(String glob) {
        try {
            return git.releases(glob);
        } catch (IllegalArgumentException malformed) {
            throw new MisuseException(String.valueOf(malformed.getMessage()), malformed);
        }
    }
}
