package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.CopyReport;
import dev.cairn.core.export.StoreImport;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.migration.MigrationReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Make a store out of what 'cairn store export' wrote, and prove that it holds the same.",
            "",
            "The store has to be empty; it is made if need be. An import that does not end, because the file is damaged for"
                    + " example, leaves a store that says so whenever it is used: remove it, and import into a new one."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn store import tags.cairn-export --store lmdb:/backup/tags")
final class StoreImportCommand implements Callable<Integer> {
    private static final int CHUNK_BYTES = 1 << 16;

    /** Small enough that a batch, what is made of it, and the text that it is read from fit into a heap of 64 MiB. */
    private static final MigrationOptions OPTIONS = MigrationOptions.defaults().withBatches(10_000, 4 << 20);

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The export; - is standard input.")
    Path file = StandardStream.PATH;

    @Option(names = "--dry-run", description = "Read and check everything, and write nothing.")
    boolean dryRun;

    StoreImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (InputStream in = open()) {
            StoreImport begun = StoreImport.begin(name(), () -> read(in));
            StorePlace place = session.place();
            try (TagStore target = place.openToFill(dryRun)) {
                report(new CopyReport(name(), place.address(), fill(begun, target)));
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return ExitCode.DONE;
    }

    private String name() {
        return StandardStream.isMeant(file) ? "standard input" : file.toString();
    }

    private InputStream open() throws IOException {
        return StandardStream.isMeant(file) ? session.in() : Files.newInputStream(session.path(file));
    }

    /** Not the method that makes the array itself: in a {@link java.io.FileInputStream} it seeks, and a pipe cannot. */
    private byte[] read(InputStream in) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            return Arrays.copyOf(chunk, in.readNBytes(chunk, 0, CHUNK_BYTES));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private RefusedException failed(IOException failure) {
        String why = failure instanceof NoSuchFileException ? "there is no such file" : failure.toString();
        return new RefusedException(
                name() + " cannot be read: " + why + ". Name a file that 'cairn store export' wrote.");
    }

    private MigrationReport fill(StoreImport begun, TagStore target) {
        MigrationOptions options = OPTIONS.withDryRun(dryRun);
        try (MigrationProgressLine progress = new MigrationProgressLine(session)) {
            return begun.into(target, options, progress);
        }
    }

    private void report(CopyReport report) {
        if (session.isJson()) {
            session.writeJson(report::write);
        } else {
            report.print(session.out(), session.paint());
        }
    }
}
