package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.history.ConsolidationOptions;
import dev.cairn.core.history.Consolidator;
import dev.cairn.core.store.TagRepository;
import dev.cairn.git.EvidenceRules;
import dev.cairn.git.GitRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = {
            "Make one consolidating tag, with its attribution, at a commit.",
            "",
            "It is dated now. Its base is the consolidating ancestor that leaves the fewest changes, unless --since names"
                    + " another."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn tag create v1.2.0 --consolidate --git . --since v1.1.0 -m 'With the hotfixes'")
final class TagCreateCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", converter = TagName.class, description = "The tag's name, of at most 255 bytes.")
    String name = "";

    @Option(
            names = "--consolidate",
            required = true,
            description = "Make a consolidating tag; there is no other kind yet.")
    boolean consolidate;

    @Option(
            names = "--git",
            paramLabel = "REPO",
            required = true,
            description = "The Git repository that has the history.")
    Path repository = Path.of("");

    @Option(
            names = "--at",
            paramLabel = "REV",
            defaultValue = "HEAD",
            description = "The commit: a branch, a Git tag or a hash. Default: ${DEFAULT-VALUE}.")
    String revision = "HEAD";

    @Option(
            names = "--since",
            paramLabel = "TAG",
            description = "The consolidating tag to start from: a name, a version, a hash or the beginning of one.")
    @Nullable
    String since;

    @Option(
            names = "--channel",
            paramLabel = "C",
            converter = ChannelName.class,
            description = "Its channel. Default: the branch that the repository's HEAD points to.")
    @Nullable
    String channel;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "MSG",
            description = "What it says.")
    @Nullable
    String message;

    @Option(
            names = "--version",
            paramLabel = "V",
            converter = VersionNumber.class,
            description = "Its version. Default: the version that NAME is, if it is one.")
    @Nullable
    SemanticVersion version;

    TagCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path path = session.path(repository);
        try (GitRepository git = SourceRepository.open(path)) {
            String into = new SourceRepository(git, path).channel(channel);
            Hash tip = git.resolve(revision);
            try (TagStore store = session.openOrCreateStore()) {
                TagRepository tags = new TagRepository(store);
                Consolidator consolidator = new Consolidator(tags, git.changes(), EvidenceRules.VERSION);
                ConsolidatingTag made = consolidator.consolidate(into, List.of(tip), options(tags));
                new TagReports(session).whole(tags, made.hash().toString(), false, false);
            }
        }
        return ExitCode.DONE;
    }

    private ConsolidationOptions options(TagRepository tags) {
        String base = since;
        return new ConsolidationOptions(
                session.now(),
                List.of(name),
                base == null
                        ? Optional.empty()
                        : Optional.of(tags.read(reader -> reader.resolve(base).hash())),
                Optional.ofNullable(version).or(() -> SemanticVersion.find(name)),
                Optional.ofNullable(message),
                Optional.of(session.user()).filter(user -> !user.isEmpty()),
                Map.of());
    }
}
