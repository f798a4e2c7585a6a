package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.VerificationReport;
import dev.cairn.core.store.Finding;
import dev.cairn.core.store.StoreVerification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description = {
            "Read everything in a store, and tell what is wrong, with table and key.",
            "",
            "Checks every value and record, and that tags, members, summaries, names and index rows fit together."
                    + " Ends with exit code 3 if anything is wrong."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn store verify --store lmdb:/backup/tags")
final class StoreVerifyCommand implements Callable<Integer> {
    private final Session session;

    StoreVerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Finding> shown = new ArrayList<>();
        StoreVerification.Result result;
        try (TagStore store = session.openStoreToVerify()) {
            result = StoreVerification.verify(store, finding -> {
                if (shown.size() < VerificationReport.MAX_SHOWN) {
                    shown.add(finding);
                }
            });
        }
        VerificationReport report = new VerificationReport(result, shown);
        if (session.isJson()) {
            session.writeJson(report::write);
        } else {
            report.print(session.out(), session.paint());
        }
        return result.findings() == 0 ? ExitCode.DONE : ExitCode.DAMAGED;
    }
}
