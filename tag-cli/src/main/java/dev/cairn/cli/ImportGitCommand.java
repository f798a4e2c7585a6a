package dev.cairn.cli;

import dev.cairn.api.StoreInfo;
import dev.cairn.api.TagStore;
import dev.cairn.cli.report.AttributionTable;
import dev.cairn.cli.report.ImportReport;
import dev.cairn.cli.report.ImportReport.SkippedName;
import dev.cairn.cli.report.ImportSummary;
import dev.cairn.cli.report.ListedTag;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.history.Consolidator;
import dev.cairn.core.history.ReleaseOutcome;
import dev.cairn.core.history.ReleaseOutcome.Created;
import dev.cairn.core.store.TagRepository;
import dev.cairn.git.EvidenceRules;
import dev.cairn.git.GitRepository;
import dev.cairn.git.Releases;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "git",
        description = {
            "Make one consolidating tag, with its attribution, for every release of a Git repository, and list them.",
            "",
            "A release is a commit with Git tags. Its base is the tagged ancestor that leaves the fewest changes. Importing"
                    + " again adds what is new and changes nothing else; a Git tag that was moved meanwhile is reported. An"
                    + " import that was interrupted is completed by the next. A repository without a fitting tag is an error."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn import git ../project --ref 'v*'")
final class ImportGitCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "REPO",
            description = "The repository: a work tree, a bare repository, or a folder within.")
    Path repository = Path.of("");

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            converter = ChannelName.class,
            description = "The channel of new tags. Default: the branch that the repository's HEAD points to.")
    @Nullable
    String channel;

    @Option(
            names = "--ref",
            paramLabel = "GLOB",
            description = "Only tags like this are releases, as in 'v*'; * stands for any characters.")
    @Nullable
    String glob;

    ImportGitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path path = session.path(repository);
        try (GitRepository git = SourceRepository.open(path)) {
            SourceRepository source = new SourceRepository(git, path);
            Releases releases = source.releases(glob);
            String into = source.channel(channel);
            try (TagStore store = session.openOrCreateStore()) {
                Imported imported = consolidate(git, releases, into, store);
                report(new ImportReport(
                        path.toString(), name(store.info()), into, imported.summary, skipped(releases)));
                if (!session.isJson() && !imported.created.isEmpty()) {
                    list(imported.created, into, store);
                }
            }
        }
        return ExitCode.DONE;
    }

    /** What is left of the outcomes of a hundred thousand releases. */
    private record Imported(ImportSummary summary, Set<Hash> created) {
        static Imported of(List<ReleaseOutcome> outcomes) {
            return new Imported(
                    ImportSummary.of(outcomes),
                    outcomes.stream()
                            .filter(Created.class::isInstance)
                            .map(outcome -> ((Created) outcome).tag().hash())
                            .collect(Collectors.toSet()));
        }
    }

    private Imported consolidate(GitRepository git, Releases releases, String into, TagStore store) {
        Consolidator consolidator = new Consolidator(new TagRepository(store), git.changes(), EvidenceRules.VERSION);
        try (Progress progress = Progress.of(session)) {
            return Imported.of(consolidator.consolidateAll(into, releases.releases(), progress));
        }
    }

    private void report(ImportReport report) {
        if (session.isJson()) {
            session.writeJson(report::write);
        } else {
            report.print(session.out());
        }
    }

    /** Shows the new tags as {@code tag list --attribution} would: what an import is made for. */
    private void list(Set<Hash> created, String channel, TagStore store) {
        AttributionTable table = new AttributionTable(false);
        new TagRepository(store).read(reader -> {
            List<Hash> listed = reader.tags(channel)
                    .map(ConsolidatingTag::hash)
                    .filter(created::contains)
                    .toList();
            listed.forEach(hash -> table.add(ListedTag.read(reader.tag(hash).orElseThrow(), reader)));
            return null;
        });
        session.out().println();
        table.print(session.out(), session.paint());
    }

    private static List<SkippedName> skipped(Releases releases) {
        return releases.skipped().stream()
                .map(tag -> new SkippedName(tag.name(), tag.reason()))
                .toList();
    }

    private static String name(StoreInfo store) {
        return store.backend() + ":" + store.location().orElse("");
    }
}
