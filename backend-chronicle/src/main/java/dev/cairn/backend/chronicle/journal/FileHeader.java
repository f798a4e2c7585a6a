package dev.cairn.backend.chronicle.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first sector of a checkpoint or a log, in big-endian order:
 * {@code [kind u64][format u32][0 u32][store 16 bytes][number u64][version u64][known end u64][known version u64][CRC32C u32]}.
 * It is written over in place; a sector of 512 bytes is written whole or not at all.
 *
 * @param kind what file it is
 * @param store the id of the store that the file belongs to
 * @param number the number of the checkpoint, and of the log that goes on from it
 * @param version the version of the state before the first frame of a log; of the state in a checkpoint
 * @param knownEnd where the frames end that were acknowledged when this was written: at least so many are there
 * @param knownVersion the version that those frames lead to
 */
record FileHeader(Kind kind, UUID store, long number, long version, long knownEnd, long knownVersion) {
    /** Where the frames begin. */
    static final int BYTES = 4096;

    private static final int SECTOR = 512;
    private static final int FORMAT = 1;
    private static final int USED = 64;

    /** The two kinds of files. */
    enum Kind {
        CHECKPOINT(0x434149524E434B50L),
        LOG(0x434149524E4C4F47L);

        private final long magic;

        Kind(long magic) {
            this.magic = magic;
        }
    }

    /** Returns the header of a file without frames. */
    static FileHeader first(Kind kind, UUID store, long number, long version) {
        return new FileHeader(kind, store, number, version, BYTES, version);
    }

    FileHeader known(long end, long endVersion) {
        return new FileHeader(kind, store, number, version, end, endVersion);
    }

    /** Writes this header, and makes the file long enough for it. */
    void write(DiskFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(file.length() < BYTES ? BYTES : SECTOR);
        bytes.putLong(kind.magic).putInt(FORMAT).putInt(0);
        bytes.putLong(store.getMostSignificantBits()).putLong(store.getLeastSignificantBits());
        bytes.putLong(number).putLong(version).putLong(knownEnd).putLong(knownVersion);
        bytes.putInt(checksum(bytes));
        file.write(0, bytes.array(), bytes.capacity());
    }

    /**
     * Reads the header of a file.
     *
     * @throws DamageException if it is not one of this kind
     */
    static FileHeader read(ReadableFile file, Kind kind) throws IOException, DamageException {
        byte[] sector = new byte[USED + Integer.BYTES];
        if (file.read(0, sector, sector.length) < sector.length) {
            throw new DamageException(0, "it is cut short");
        }
        ByteBuffer bytes = ByteBuffer.wrap(sector);
        if (bytes.getInt(USED) != checksum(bytes) || bytes.getLong() != kind.magic || bytes.getInt() != FORMAT) {
            throw new DamageException(0, "its first sector is not what was written");
        }
        bytes.getInt();
        UUID store = new UUID(bytes.getLong(), bytes.getLong());
        return new FileHeader(kind, store, bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(0, USED));
        return (int) checksum.getValue();
    }
}
