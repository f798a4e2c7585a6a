package dev.cairn.backend.chronicle.journal;

import java.io.IOException;

/** A whole state in one file, written once. */
final class Checkpoint {
    private Checkpoint() {}

    /** Writes a state of one version, forces it, and returns its length in bytes. */
    static long write(DiskFile file, FileHeader header, StateEntries entries) throws IOException {
        FrameWriter writer = new FrameWriter(file, header);
        header.write(file);
        writer.begin(FileHeader.BYTES, header.version());
        entries.forEach(writer::add);
        long end = writer.finish();
        file.force();
        return end;
    }

    /** Hands the entries of a checkpoint on, and returns its length in bytes. */
    static long read(DiskFile file, FileHeader header, Replay replay) throws IOException, DamageException {
        FrameReader reader = new FrameReader(file, header);
        long position = FileHeader.BYTES;
        for (int sequence = 0; ; sequence++) {
            Frame frame = reader.read(position);
            if (frame == null || frame.version() != header.version() || frame.sequence() != sequence) {
                throw new DamageException(position, "it is not what was written");
            }
            frame.replay(replay);
            position = frame.end();
            if (frame.last()) {
                break;
            }
        }
        if (file.length() != position) {
            throw new DamageException(position, "it is longer than what was written");
        }
        replay.commit(header.version());
        return position;
    }
}
