package dev.cairn.cli;

import dev.cairn.api.StoreLockedException;
import dev.cairn.api.TagStore;
import dev.cairn.cli.report.VerificationReport;
import dev.cairn.core.store.Finding;
import dev.cairn.core.store.StoreVerification;
import dev.cairn.core.store.VerificationListener;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description = {
            "Read everything in a store, and tell what is wrong: with file and place, or with table and key.",
            "",
            "Looks at the files first, where the backend can; a store whose files are damaged is not opened. Then checks every value and"
                    + " record, and that tags, members, summaries, names and index rows fit together. Nothing is changed;"
                    + " writers wait while the files are looked at. Ends with exit code 3 if anything is wrong:"
                    + " 'cairn store repair' then saves what is whole."
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
        StorePlace place = session.place();
        place.requirePresent();
        VerificationReport report = verify(place);
        if (session.isJson()) {
            session.writeJson(report::write);
        } else {
            report.print(session.out(), session.paint());
        }
        return report.isClean() ? ExitCode.DONE : ExitCode.DAMAGED;
    }

    /** Where only values are damaged, the store can be opened, and all that they belong to is looked at. */
    private VerificationReport verify(StorePlace place) {
        try (CheckProgressLine progress = new CheckProgressLine(session)) {
            FileCheck files = new FileCheck(progress);
            boolean looked = place.salvage(files);
            if (!files.found().damages().isEmpty()) {
                return files.report();
            }
            // What has just been looked at is not looked at again.
            return verifyOpen(looked ? place.open() : place.openToVerify(), progress);
        } catch (StoreLockedException inUse) {
            // What other processes may have open with this one looks at its files when it is opened.
            return verifyInUse(place);
        }
    }

    private VerificationReport verifyInUse(StorePlace place) {
        try (CheckProgressLine progress = new CheckProgressLine(session)) {
            return verifyOpen(place.openToVerify(), progress);
        }
    }

    private static VerificationReport verifyOpen(TagStore opened, CheckProgressLine progress) {
        Discoveries found = new Discoveries();
        try (opened) {
            return found.report(StoreVerification.verify(opened, new VerificationListener() {
                @Override
                public void finding(Finding finding) {
                    found.add(finding);
                }

                @Override
                public void progress(long entries, long totalEntries) {
                    progress.entries(entries, totalEntries);
                }
            }));
        }
    }
}
