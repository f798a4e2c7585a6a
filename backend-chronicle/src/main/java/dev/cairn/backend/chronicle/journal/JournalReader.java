package dev.cairn.backend.chronicle.journal;

import dev.cairn.api.StoreCorruptException;
import dev.cairn.backend.chronicle.journal.FileHeader.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Opens a journal: reads its files, refuses damage by name, and only then removes what a crash left over. */
final class JournalReader {
    private static final Pattern LOG_NAME = Pattern.compile(Journal.LOG + "[0-9]{1,18}");

    private final Disk disk;
    private final UUID store;
    private final Replay replay;

    JournalReader(Disk disk, UUID store, Replay replay) {
        this.disk = disk;
        this.store = store;
        this.replay = replay;
    }

    Journal open() throws IOException {
        FileHeader checkpoint;
        long checkpointBytes;
        try (DiskFile file = find(Journal.CHECKPOINT)) {
            checkpoint = headerOf(file, Kind.CHECKPOINT);
            checkpointBytes = Checkpoint.read(file, checkpoint, replay);
        } catch (DamageException damage) {
            throw corrupt(Journal.CHECKPOINT, damage);
        }
        checkNewerLogs(checkpoint);
        RedoLog log = openLog(checkpoint);
        removeOthers(checkpoint);
        return new Journal(disk, checkpoint, log, checkpointBytes);
    }

    private RedoLog openLog(FileHeader checkpoint) throws IOException {
        String name = Journal.LOG + checkpoint.number();
        DiskFile file = find(name);
        try {
            return RedoLog.open(file, headerOf(file, checkpoint), replay);
        } catch (DamageException damage) {
            file.close();
            throw corrupt(name, damage);
        } catch (IOException | RuntimeException | Error failure) {
            file.close();
            throw failure;
        }
    }

    private FileHeader headerOf(DiskFile file, Kind kind) throws IOException, DamageException {
        FileHeader header = FileHeader.read(file, kind);
        if (!header.store().equals(store)) {
            throw new DamageException(0, "it is a file of another store, whose id is " + header.store());
        }
        return header;
    }

    private FileHeader headerOf(DiskFile file, FileHeader checkpoint) throws IOException, DamageException {
        FileHeader log = headerOf(file, Kind.LOG);
        if (log.number() != checkpoint.number() || log.version() != checkpoint.version()) {
            throw new DamageException(0, "it does not go on from the checkpoint beside it");
        }
        return log;
    }

    /** A log after this checkpoint's own is made before the next checkpoint, and has commits only after it. */
    private void checkNewerLogs(FileHeader checkpoint) throws IOException {
        for (String name : logs()) {
            if (numberOf(name) > checkpoint.number() && hasCommits(name)) {
                throw corrupt(Journal.CHECKPOINT, new DamageException(0, "it is older than the commits in " + name));
            }
        }
    }

    private boolean hasCommits(String name) throws IOException {
        try (DiskFile file = disk.open(name)) {
            FileHeader header = FileHeader.read(file, Kind.LOG);
            return new FrameReader(file, header).read(FileHeader.BYTES) != null;
        } catch (DamageException unfinished) {
            return false;
        }
    }

    private void removeOthers(FileHeader checkpoint) throws IOException {
        for (String name : logs()) {
            if (numberOf(name) != checkpoint.number()) {
                disk.delete(name);
            }
        }
        if (disk.contains(Journal.UNFINISHED)) {
            disk.delete(Journal.UNFINISHED);
        }
    }

    private List<String> logs() throws IOException {
        return disk.names().stream()
                .filter(name -> LOG_NAME.matcher(name).matches())
                .toList();
    }

    private static long numberOf(String log) {
        return Long.parseLong(log.substring(Journal.LOG.length()));
    }

    private DiskFile find(String name) throws IOException {
        try {
            return disk.open(name);
        } catch (NoSuchFileException missing) {
            throw new StoreCorruptException(
                    disk.describe(name) + ": the file is missing. Restore the store from a copy.", missing);
        }
    }

    private StoreCorruptException corrupt(String name, DamageException damage) {
        return new StoreCorruptException(
                disk.describe(name) + ": the file is damaged at byte " + damage.position() + ": " + damage.getMessage()
                        + ". Restore the store from a copy.",
                damage);
    }
}
