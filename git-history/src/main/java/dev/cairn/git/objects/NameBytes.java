package dev.cairn.git.objects;

import java.util.ArrayList;
import java.util.List;

/** Bytes one after the other, in blocks: an array that grows would need room for both its copies at once. Not thread-safe. */
final class NameBytes {
    private static final int BLOCK = 1 << 16;

    private final List<byte[]> blocks = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    void add(byte[] bytes) {
        for (byte octet : bytes) {
            if (size % BLOCK == 0) {
                blocks.add(new byte[BLOCK]);
            }
            blocks.get(size / BLOCK)[size % BLOCK] = octet;
            size++;
        }
    }

    /** Returns the bytes from {@code start} to before {@code end}. */
    byte[] copy(int start, int end) {
        byte[] copy = new byte[end - start];
        for (int at = start; at < end; at++) {
            copy[at - start] = blocks.get(at / BLOCK)[at % BLOCK];
        }
        return copy;
    }
}
