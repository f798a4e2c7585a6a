package dev.cairn.backend.lmdb;

import dev.cairn.backend.lmdb.DataFile.DamageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/** Reads the pages of one state of the data file, each of which has one use. Used by one thread at a time. */
final class PageReader {
    private static final int OVERFLOW_FLAG = 4;

    private final RandomAccessFile file;
    private final int pageBytes;
    private final long lastPage;
    private final BitSet used = new BitSet();

    PageReader(RandomAccessFile file, MetaPage meta) {
        this(file, meta.pageBytes(), meta.lastPage());
    }

    PageReader(RandomAccessFile file, int pageBytes, long lastPage) {
        this.file = file;
        this.pageBytes = pageBytes;
        this.lastPage = lastPage;
    }

    long lastPage() {
        return lastPage;
    }

    /** Reads a page of a tree. */
    ByteBuffer page(long number) throws DamageException {
        use(number, 1);
        ByteBuffer page = read(number, pageBytes);
        require(page.getLong(0) == number, number, "says that it is page " + page.getLong(0));
        return page;
    }

    /** Notes the pages that hold a long value, and returns how many they are. */
    long overflow(long number, long valueBytes) throws DamageException {
        require(number > 1 && number <= lastPage, number, "is not in the file");
        ByteBuffer header = read(number, TreePage.HEADER);
        long pages = Integer.toUnsignedLong(header.getInt(12));
        require(header.getLong(0) == number && header.getShort(10) == OVERFLOW_FLAG, number, "holds no long value");
        require(pages * pageBytes >= valueBytes + TreePage.HEADER, number, "is too short for its value");
        use(number, pages);
        return pages;
    }

    /** Returns the value that {@link #overflow} noted. */
    ByteBuffer value(long number, int bytes) throws DamageException {
        return read(number, TreePage.HEADER + bytes)
                .slice(TreePage.HEADER, bytes)
                .order(ByteOrder.nativeOrder());
    }

    /** Notes that pages have a use, which must be the only one. */
    void use(long first, long count) throws DamageException {
        require(first > 1 && count > 0 && first + count - 1 <= lastPage, first, "is not in the file");
        int from = Math.toIntExact(first);
        int next = used.nextSetBit(from);
        require(next < 0 || next >= from + count, first, "is used twice");
        used.set(from, Math.toIntExact(first + count));
    }

    /** Returns whether a page was noted as used. */
    boolean isUsed(long number) {
        return used.get(Math.toIntExact(number));
    }

    /** Reads a page for what it holds, whatever it says of itself. */
    ByteBuffer raw(long number) throws DamageException {
        return read(number, pageBytes);
    }

    private ByteBuffer read(long number, int length) throws DamageException {
        byte[] bytes = new byte[length];
        try {
            file.seek(number * pageBytes);
            file.readFully(bytes);
        } catch (EOFException cut) {
            throw new DamageException("it ends within its page " + number);
        } catch (IOException unreadable) {
            throw new DamageException("its page " + number + " cannot be read: " + unreadable.getMessage());
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    private static void require(boolean holds, long number, String finding) throws DamageException {
        if (!holds) {
            throw new DamageException("its page " + number + " " + finding);
        }
    }
}
