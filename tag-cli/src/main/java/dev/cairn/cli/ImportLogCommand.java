package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.changelog.LogEntry;
import dev.cairn.cli.changelog.LogHistory;
import dev.cairn.cli.changelog.LogReader;
import dev.cairn.cli.report.ImportSummary;
import dev.cairn.cli.report.LogImportReport;
import dev.cairn.core.history.Consolidator;
import dev.cairn.core.history.ReleaseOutcome;
import dev.cairn.core.store.TagRepository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.exc.JacksonIOException;

@Command(
        name = "log",
        description = {
            "Store the changes of a log that 'atomic log' or 'pijul log' printed with --output-format json, and make a consolidating"
                    + " tag for every tag in it.",
            "",
            "The log tells no dependencies: each change counts as depending on the one before it, and the changes between two tags"
                    + " are the members of the later one. Print the log as a whole, and of Atomic with --attribution --files; what"
                    + " it guessed from words of a message is no evidence. Pijul prints no tags: make one at the newest change with"
                    + " --tag. A bad record is refused, and nothing of the file is stored then."
        },
        footerHeading = "%nExample:%n",
        footer = "  atomic log --attribution --files --output-format json | cairn import log -")
final class ImportLogCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The log; - is standard input.")
    Path file = Path.of("");

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            defaultValue = "main",
            converter = ChannelName.class,
            description = "The channel of new tags. Default: ${DEFAULT-VALUE}.")
    String channel = "main";

    @Option(
            names = "--tag",
            paramLabel = "NAME",
            converter = TagName.class,
            description = "Also make a tag of this name at the newest change.")
    @Nullable
    String tag;

    ImportLogCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        LogHistory history = new LogHistory(read());
        try (TagStore store = session.openOrCreateStore()) {
            List<ReleaseOutcome> outcomes = write(history, store);
            LogImportReport report = new LogImportReport(
                    file.toString(),
                    store.info().backend() + ":" + store.info().location().orElse(""),
                    channel,
                    history.hashes().size(),
                    ImportSummary.of(outcomes),
                    history.notes());
            if (session.isJson()) {
                session.writeJson(report::write);
            } else {
                report.print(session.out());
            }
        }
        return ExitCode.DONE;
    }

    private List<ReleaseOutcome> write(LogHistory history, TagStore store) {
        Consolidator consolidator = new Consolidator(new TagRepository(store), history, LogHistory.EVIDENCE_RULES);
        try (Progress progress = Progress.of(session)) {
            List<ReleaseOutcome> outcomes =
                    consolidator.consolidateAll(channel, history.releases(Optional.ofNullable(tag)), progress);
            consolidator.keep(history.hashes());
            return outcomes;
        }
    }

    private RefusedException unreadable(String why) {
        return new RefusedException(file + " cannot be read: " + why + ". Name a file that 'log' printed.");
    }

    private List<LogEntry> read() {
        if (StandardStream.isMeant(file)) {
            return LogReader.read("standard input", session.in());
        }
        Path path = session.path(file);
        if (!Files.exists(path) || Files.isDirectory(path)) {
            throw unreadable(Files.isDirectory(path) ? "it is a folder" : "there is no such file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return LogReader.read(file.toString(), in);
        } catch (IOException | JacksonIOException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }
}
