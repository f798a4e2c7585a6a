package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.ListedTag;
import dev.cairn.cli.report.TagVerificationReport;
import dev.cairn.core.Hash;
import dev.cairn.core.history.TagDifference;
import dev.cairn.core.history.TagDifference.Kind;
import dev.cairn.core.history.TagVerification;
import dev.cairn.core.store.TagReadTransaction;
import dev.cairn.core.store.TagRepository;
import dev.cairn.git.EvidenceRules;
import dev.cairn.git.GitRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Compute members, counts and attribution of a tag anew, from the stored changes and, where given, from the Git"
                    + " repository, and tell each difference.",
            "",
            "A tag whose history was rewritten is told as such: its tips are not in the repository, or the Git tag of its name"
                    + " points elsewhere now. Ends with exit code 1 if anything differs."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn tag verify v1.2.0 --git .")
final class TagVerifyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "TAG", description = Reference.TAG)
    String tag = "";

    @Option(names = "--git", paramLabel = "REPO", description = "The Git repository that it was made from.")
    @Nullable
    Path repository;

    TagVerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (TagStore store = session.openStore();
                TagReadTransaction tags = new TagRepository(store).beginRead()) {
            ListedTag listed = ListedTag.read(tags.resolve(tag), tags);
            List<TagDifference> stored = TagVerification.againstStore(tags, listed.tag());
            Optional<List<TagDifference>> source =
                    Optional.ofNullable(repository).map(path -> againstGit(session.path(path), listed, tags));
            TagVerificationReport report = new TagVerificationReport(listed, stored, source);
            if (session.isJson()) {
                session.writeJson(report::write);
            } else {
                report.print(session.out());
            }
            return report.isSame() ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    private static List<TagDifference> againstGit(Path path, ListedTag listed, TagReadTransaction tags) {
        try (GitRepository git = SourceRepository.open(path)) {
            List<TagDifference> differences = new ArrayList<>(moved(git, listed));
            differences.addAll(
                    TagVerification.againstHistory(tags, listed.tag(), git.changes(), EvidenceRules.VERSION));
            return differences;
        }
    }

    private static List<TagDifference> moved(GitRepository git, ListedTag listed) {
        List<TagDifference> moved = new ArrayList<>();
        git.releases()
                .releases()
                .forEach(release -> release.names().stream()
                        .filter(name -> listed.names().contains(name.name()) && !stands(listed, release.change()))
                        .forEach(name -> moved.add(new TagDifference(
                                Kind.HISTORY_REWRITTEN,
                                "the Git tag " + name.name() + " points to " + release.change() + " now"))));
        return moved;
    }

    private static boolean stands(ListedTag listed, Hash change) {
        return listed.tag().tips().contains(change);
    }
}
