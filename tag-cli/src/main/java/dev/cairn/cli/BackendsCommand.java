package dev.cairn.cli;

import dev.cairn.api.TagStores;
import dev.cairn.cli.report.BackendReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "backends",
        description = "List the storage engines that are installed, what they promise, and whether they can run here.",
        footerHeading = "%nExample:%n",
        footer = "  cairn backends --format json")
final class BackendsCommand implements Callable<Integer> {
    private final Session session;

    BackendsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        BackendReport report = new BackendReport(TagStores.providers());
        if (session.isJson()) {
            session.writeJson(report::write);
        } else {
            report.print(session.out(), session.paint());
        }
        return ExitCode.DONE;
    }
}
