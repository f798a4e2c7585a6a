package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.StoreReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "info",
        description = "Tell what a store says of itself, and how much it holds.",
        footerHeading = "%nExample:%n",
        footer = "  cairn store info --store lmdb:/backup/tags")
final class StoreInfoCommand implements Callable<Integer> {
    private final Session session;

    StoreInfoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (TagStore store = session.openStore()) {
            StoreReport report = StoreReport.of(store);
            if (session.isJson()) {
                session.writeJson(report::write);
            } else {
                report.print(session.out(), session.paint());
            }
        }
        return ExitCode.DONE;
    }
}
