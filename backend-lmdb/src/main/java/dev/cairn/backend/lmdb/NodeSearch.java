package dev.cairn.backend.lmdb;

import dev.cairn.backend.lmdb.DataFile.DamageException;
import dev.cairn.spi.SalvageVisitor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Looks for nodes of leaves anywhere in a page, whatever its header says: at every even place that could be the begin of one with a value
 * whose envelope says its true length (storage.md VAL-0). What is found is for the visitor to prove.
 */
final class NodeSearch {
    private static final int LONGEST_KEY = 255;
    private static final int ENVELOPE = 8;

    private final PageReader pages;
    private final SalvageVisitor visitor;

    NodeSearch(PageReader pages, SalvageVisitor visitor) {
        this.pages = pages;
        this.visitor = visitor;
    }

    void in(ByteBuffer page) {
        for (int at = TreePage.HEADER; at + TreePage.NODE_HEADER < page.limit(); at += 2) {
            int key = Short.toUnsignedInt(page.getShort(at + TreePage.KEY_SIZE));
            int flags = Short.toUnsignedInt(page.getShort(at + TreePage.NODE_FLAGS));
            int data = at + TreePage.NODE_HEADER + key;
            if (key < 1 || key > LONGEST_KEY || data >= page.limit()) {
                continue;
            }
            long bytes = TreePage.dataBytes(page, at);
            if (bytes < ENVELOPE || bytes > PageCheck.LONGEST) {
                continue;
            }
            if (flags == 0) {
                inline(page, at, data, (int) bytes);
            } else if (flags == TreePage.LONG_VALUE && data + Long.BYTES <= page.limit()) {
                elsewhere(page, at, data, (int) bytes);
            }
        }
    }

    private void inline(ByteBuffer page, int at, int data, int bytes) {
        if (data + bytes <= page.limit() && saysItsLength(page, data, bytes)) {
            handOn(page, at, copy(page, data, bytes));
        }
    }

    private void elsewhere(ByteBuffer page, int at, int data, int bytes) {
        long first = page.getLong(data);
        if (first < 2 || first > pages.lastPage()) {
            return;
        }
        try {
            ByteBuffer value = pages.value(first, bytes);
            if (saysItsLength(value, 0, bytes)) {
                handOn(page, at, copy(value, 0, bytes));
            }
        } catch (DamageException gone) {
            // No node, or one whose value is lost.
        }
    }

    private void handOn(ByteBuffer page, int at, byte[] value) {
        visitor.stray(
                copy(page, at + TreePage.NODE_HEADER, Short.toUnsignedInt(page.getShort(at + TreePage.KEY_SIZE))),
                value);
    }

    private static boolean saysItsLength(ByteBuffer bytes, int at, int length) {
        int said = bytes.getInt(at);
        return (bytes.order() == ByteOrder.LITTLE_ENDIAN ? said : Integer.reverseBytes(said)) == length - ENVELOPE;
    }

    private static byte[] copy(ByteBuffer bytes, int from, int length) {
        byte[] copy = new byte[length];
        bytes.get(from, copy);
        return copy;
    }
}
