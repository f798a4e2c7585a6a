package dev.cairn.backend.chronicle.journal;

import dev.cairn.backend.chronicle.journal.FileHeader.Kind;
import dev.cairn.spi.SalvageVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what can be believed of a journal, in the order in which it was written, so that later operations win over earlier ones: the
 * checkpoint, its log, and a later log if the next checkpoint was lost. Needs memory for the newest state.
 */
public final class JournalSalvage {
    private static final Pattern LOG_NAME = Pattern.compile(Journal.LOG + "([0-9]{1,18})");
    private static final UUID UNKNOWN = new UUID(0, 0);

    private final Path directory;
    private final Optional<UUID> store;
    private final SalvageVisitor visitor;
    private final SalvagedState state = new SalvagedState();
    private long done;
    private long total;

    /**
     * Makes the salvage of the journal in a directory, which nobody changes meanwhile.
     *
     * @param store the id of the store, if it is known
     */
    public JournalSalvage(Path directory, Optional<UUID> store, SalvageVisitor visitor) {
        this.directory = directory;
        this.store = store;
        this.visitor = visitor;
    }

    /** A log with the number in its name. */
    private record NumberedLog(long number, Path path) {}

    /** Reads all files, and then hands on what they hold together. */
    public void run() throws IOException {
        Path checkpoint = directory.resolve(Journal.CHECKPOINT);
        List<NumberedLog> logs = logs();
        total = length(checkpoint)
                + logs.stream().mapToLong(log -> length(log.path())).sum();
        Optional<FileHeader> first = header(checkpoint, Kind.CHECKPOINT);
        UUID journal = store.isPresent() ? store.get() : journal(first, logs);
        long number = first.map(FileHeader::number)
                .orElse(logs.isEmpty() ? 1 : logs.get(0).number());
        if (Files.notExists(checkpoint)) {
            visitor.damage(checkpoint, 0, "it is missing");
        } else if (first.filter(header -> !header.store().equals(journal)).isPresent()) {
            visitor.damage(checkpoint, 0, "it is a file of another store");
        } else {
            read(checkpoint, first, FileHeader.first(Kind.CHECKPOINT, journal, number, 0));
        }
        if (logs.stream().noneMatch(log -> log.number() == number)) {
            visitor.damage(directory.resolve(Journal.LOG + number), 0, "it is missing");
        }
        for (NumberedLog log : logs) {
            if (log.number() >= number) {
                readLog(log, journal, number);
            }
        }
        state.handOn(visitor);
    }

    private void readLog(NumberedLog log, UUID journal, long number) throws IOException {
        Optional<FileHeader> header = header(log.path(), Kind.LOG);
        if (header.filter(own -> !own.store().equals(journal) || own.number() != log.number())
                .isPresent()) {
            visitor.damage(log.path(), 0, "it is a file of another store, or another file of this one");
            return;
        }
        boolean commits = read(log.path(), header, FileHeader.first(Kind.LOG, journal, log.number(), 0));
        if (log.number() > number && commits) {
            visitor.damage(
                    directory.resolve(Journal.CHECKPOINT),
                    0,
                    "it is older than the commits in " + log.path().getFileName());
        }
    }

    private boolean read(Path path, Optional<FileHeader> header, FileHeader substitute) throws IOException {
        if (header.isEmpty()) {
            visitor.damage(path, 0, "its first sector is not what was written");
        }
        try (ReadableFile file = new FileView(path)) {
            FrameSalvage frames =
                    new FrameSalvage(file, path, header.orElse(substitute), header.isPresent(), state, visitor);
            frames.run();
            done += file.length();
            visitor.progress(done, total);
            return frames.hasFound();
        }
    }

    private static long length(Path file) {
        return file.toFile().length();
    }

    private List<NumberedLog> logs() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.flatMap(file -> {
                        Matcher name = LOG_NAME.matcher(file.getFileName().toString());
                        return name.matches()
                                ? Stream.of(new NumberedLog(Long.parseLong(name.group(1)), file))
                                : Stream.empty();
                    })
                    .sorted(Comparator.comparingLong(NumberedLog::number))
                    .toList();
        }
    }

    /** The files of a journal share its id, which their checksums cover: any header that is whole tells it. */
    private static UUID journal(Optional<FileHeader> checkpoint, List<NumberedLog> logs) throws IOException {
        if (checkpoint.isPresent()) {
            return checkpoint.get().store();
        }
        for (NumberedLog log : logs) {
            Optional<FileHeader> header = header(log.path(), Kind.LOG);
            if (header.isPresent()) {
                return header.get().store();
            }
        }
        return UNKNOWN;
    }

    private static Optional<FileHeader> header(Path path, Kind kind) throws IOException {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        try (ReadableFile file = new FileView(path)) {
            return Optional.of(FileHeader.read(file, kind));
        } catch (DamageException damage) {
            return Optional.empty();
        }
    }
}
