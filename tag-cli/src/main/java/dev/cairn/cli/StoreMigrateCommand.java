package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.CopyReport;
import dev.cairn.core.migration.Migration;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.migration.MigrationReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description = {
            "Copy a store into a new one, of the same backend or another, and prove that both are equal.",
            "",
            "The source is only read. A migration that was interrupted leaves a target that says so whenever it is used;"
                    + " --resume completes it. It goes on where it stopped if the source is unchanged, and else copies anew."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn store migrate --from lmdb:.cairn --to lmdb:/backup/tags")
final class StoreMigrateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    final FromTo stores = new FromTo();

    @Option(names = "--dry-run", description = "Read and check everything, and write nothing.")
    boolean dryRun;

    @Option(names = "--resume", description = "Complete a migration that was interrupted.")
    boolean resume;

    StoreMigrateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AddressedStore place = stores.target(session);
        try (TagStore source = stores.source(session).open();
                TagStore target = place.openToFill(dryRun)) {
            CopyReport report = new CopyReport(stores.from, stores.to, migrate(source, target));
            if (session.isJson()) {
                session.writeJson(report::write);
            } else {
                report.print(session.out(), session.paint());
            }
        }
        return ExitCode.DONE;
    }

    private MigrationReport migrate(TagStore source, TagStore target) {
        MigrationOptions options =
                MigrationOptions.defaults().withDryRun(dryRun).withResume(resume);
        try (MigrationProgressLine progress = new MigrationProgressLine(session)) {
            return new Migration(source, target, options).run(progress);
        }
    }
}
