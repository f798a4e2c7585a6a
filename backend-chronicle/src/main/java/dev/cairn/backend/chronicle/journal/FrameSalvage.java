package dev.cairn.backend.chronicle.journal;

import dev.cairn.backend.chronicle.journal.FileHeader.Kind;
import dev.cairn.spi.SalvageVisitor;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads the frames of one file, over those that are damaged: in the place of such a one, every operation is taken whose value has a
 * checksum that proves it. Used once.
 */
final class FrameSalvage {
    private final ReadableFile file;
    private final Path path;
    private final FileHeader header;
    private final SalvagedState state;
    private final SalvageVisitor visitor;
    private final FrameReader reader;

    /** Up to where everything was acknowledged; where the header is gone, nobody can tell, and everything counts. */
    private final long acknowledgedEnd;

    private final OperationSearch search;
    private long version;
    private boolean found;
    private boolean lastSeen;
    private boolean damaged;

    FrameSalvage(
            ReadableFile file,
            Path path,
            FileHeader header,
            boolean whole,
            SalvagedState state,
            SalvageVisitor visitor) {
        this.file = file;
        this.path = path;
        this.header = header;
        this.state = state;
        this.visitor = visitor;
        this.reader = new FrameReader(file, header);
        this.search = new OperationSearch(file, visitor, state);
        this.version = header.version();
        this.acknowledgedEnd = whole ? header.knownEnd() : Long.MAX_VALUE;
        this.damaged = !whole;
    }

    /** Returns whether there was a whole frame. */
    boolean hasFound() {
        return found;
    }

    /** Applies all that is found to the state. */
    void run() throws IOException {
        long length = file.length();
        long position = FileHeader.BYTES;
        while (position < length) {
            Frame frame = reader.read(position);
            if (frame == null) {
                position = skip(position, length);
            } else {
                apply(frame, position);
                position = frame.end();
            }
        }
        end(length);
    }

    private boolean isLog() {
        return header.kind() == Kind.LOG;
    }

    /** A log ends with zeros, or with a part of the commit that was in flight. */
    private long skip(long position, long length) throws IOException {
        long next = reader.next(position + Frame.ALIGNMENT);
        if (next < length || !isLog() || position < acknowledgedEnd) {
            damage(position, "up to byte " + next + " it is not what was written");
            search.in(position, next);
        }
        return next;
    }

    private void apply(Frame frame, long position) {
        if (isLog() && frame.version() != version) {
            if (frame.version() != version + 1 && !damaged) {
                damage(position, "after version " + version + " comes " + frame.version());
            }
            // Another one began, so the one before was acknowledged, whatever is left of it.
            state.commit(version);
        }
        version = Math.max(version, frame.version());
        found = true;
        lastSeen = frame.last();
        try {
            frame.replay(state);
        } catch (DamageException damage) {
            damage(position, String.valueOf(damage.getMessage()));
        }
        if (frame.last()) {
            state.commit(version);
        }
    }

    private void end(long length) {
        if (!damaged && isLog() && length < acknowledgedEnd) {
            damage(length, "the commits up to byte " + acknowledgedEnd + " are not whole");
        } else if (!damaged && !isLog() && !lastSeen) {
            damage(length, "it ends before its last entry");
        }
        // What was never acknowledged is no part of the state; where there is damage, it cannot be told from what was.
        if (isLog() && !damaged) {
            state.drop();
        } else {
            state.commit(version);
        }
    }

    private void damage(long position, String what) {
        damaged = true;
        visitor.damage(path, position, what);
    }
}
