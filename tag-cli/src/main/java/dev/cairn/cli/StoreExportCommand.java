package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.ExportReport;
import dev.cairn.core.export.StoreExport;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.TableDigest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = {
            "Write a whole store as text, from which 'cairn store import' makes it again.",
            "",
            "Equal stores give equal text, whatever backend they lie in, and diff shows in what two stores differ. A damaged"
                    + " value ends the export; text that does not end with the line 'end' was cut short, and cannot be imported."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn store export --output tags.cairn-export")
final class StoreExportCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = "-",
            description =
                    "Where to write; it appears when all is written. Default: ${DEFAULT-VALUE}, which is standard output.")
    Path output = StandardStream.PATH;

    @Option(names = "--force", description = "Replace FILE if it is there.")
    boolean force;

    StoreExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!StandardStream.isMeant(output)) {
            writeFile(session.path(output));
        } else if (session.isJson()) {
            throw new MisuseException("--format json needs --output FILE: the export itself goes to standard output.");
        } else {
            writeOut();
        }
        return ExitCode.DONE;
    }

    /** Progress would be written across the text if both went to one terminal. */
    private void writeOut() {
        try (TagStore store = session.openStore()) {
            new StoreExport(store, line -> {
                        session.out().print(line);
                        session.out().print('\n');
                    })
                    .run(MigrationListener.NONE);
        }
    }

    private void writeFile(Path place) {
        try (OutputFile file = OutputFile.at(place, force);
                TagStore store = session.openStore();
                MigrationProgressLine progress = new MigrationProgressLine(session)) {
            List<TableDigest> tables = new StoreExport(store, file::writeLine).run(progress);
            file.complete();
            report(new ExportReport(session.place().address(), output.toString(), tables));
        }
    }

    private void report(ExportReport report) {
        if (session.isJson()) {
            session.writeJson(report::write);
        } else {
            report.print(session.out(), session.paint());
        }
    }
}
