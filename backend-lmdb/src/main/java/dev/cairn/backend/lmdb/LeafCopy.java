package dev.cairn.backend.lmdb;

import dev.cairn.api.StoreCorruptException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A copy of a leaf that LMDB found, and a place in it. A scan waits for memory more than it computes: a leaf that is copied in one go
 * is waited for once, one that is read where it lies again for every entry, which are in no order there. Nor does the next entry need a
 * native call. The layout is that of a {@link TreePage}. Used by one thread at a time.
 */
final class LeafCopy {
    private final MapReader map;
    private final byte[] bytes;
    private final ByteBuffer page;
    private final ByteBuffer key;
    private final ByteBuffer value;
    private long address;
    private int nodes;
    private int node;
    private int at;
    private int keyEnd;

    /** Makes room for a leaf of {@code pageBytes}, a power of two; nothing is in it yet. */
    LeafCopy(MapReader map, int pageBytes) {
        this.map = map;
        this.bytes = new byte[pageBytes];
        this.page = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        this.key = page.asReadOnlyBuffer();
        this.value = page.asReadOnlyBuffer();
    }

    /**
     * Copies the leaf in which LMDB found a key, and moves to that.
     *
     * @throws StoreCorruptException if it is no leaf, or does not lead to the key
     */
    void moveTo(NativeSlice found) {
        address = pageOf(found);
        int offset = (int) (found.address() - address);
        ByteBuffer leaf = map.read(address, bytes.length);
        leaf.get(leaf.position(), bytes);
        int end = unsigned(TreePage.OFFSETS_END);
        require(unsigned(TreePage.FLAGS) == TreePage.LEAF && end <= bytes.length, "is no leaf");
        nodes = (end - TreePage.HEADER) / Short.BYTES;
        node = 0;
        while (node < nodes && offset() != offset - TreePage.NODE_HEADER) {
            node++;
        }
        require(node < nodes, "does not lead to its entry");
        read();
    }

    /** Returns whether LMDB found a key in the leaf that was copied. */
    boolean holds(NativeSlice found) {
        return pageOf(found) == address;
    }

    private long pageOf(NativeSlice found) {
        return found.address() & -bytes.length;
    }

    /**
     * Moves to the next entry and returns {@code true}, or stays if there is none.
     *
     * @throws StoreCorruptException if the leaf leads outside itself
     */
    boolean next() {
        if (node + 1 >= nodes) {
            return false;
        }
        node++;
        read();
        return true;
    }

    private void read() {
        at = offset();
        require(at <= bytes.length - TreePage.NODE_HEADER, "has a node outside");
        keyEnd = at + TreePage.NODE_HEADER + unsigned(at + TreePage.KEY_SIZE);
        long data = isValueElsewhere() ? Long.BYTES : TreePage.dataBytes(page, at);
        require(keyEnd + data <= bytes.length, "has a node that is too long");
    }

    /** Returns the key, valid until the next one is asked for. */
    ByteBuffer key() {
        return key.limit(keyEnd).position(at + TreePage.NODE_HEADER);
    }

    /** Returns whether the value lies on pages of its own, so that this leaf has only the number of the first. */
    boolean isValueElsewhere() {
        return (unsigned(at + TreePage.NODE_FLAGS) & TreePage.LONG_VALUE) != 0;
    }

    /** Returns a value that lies in the leaf, valid until the next one is asked for. */
    ByteBuffer value() {
        return value.limit(keyEnd + (int) TreePage.dataBytes(page, at)).position(keyEnd);
    }

    /** Returns a value that LMDB found elsewhere, valid until the next one is asked for. */
    ByteBuffer value(NativeSlice found) {
        return map.read(found);
    }

    private int offset() {
        return unsigned(TreePage.HEADER + node * Short.BYTES);
    }

    private int unsigned(int place) {
        return Short.toUnsignedInt(page.getShort(place));
    }

    /**
     * Fails with a finding about this leaf unless something holds.
     *
     * @throws StoreCorruptException if it does not
     */
    void require(boolean holds, String finding) {
        if (!holds) {
            throw map.damaged("its page " + page.getLong(0) + " " + finding);
        }
    }
}
