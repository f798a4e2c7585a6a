package dev.cairn.git.objects;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a commit or tag: all of them up to {@link #MAX_BYTES}. Of a larger one, whole lines from the first half of that
 * and from the last half: the headers and subject stand at the start, trailers at the end. Headers that do not fit into the first half
 * are refused.
 */
final class BoundedContent {
    static final int MAX_BYTES = 1 << 20;

    private BoundedContent() {}

    static byte[] read(long size, InputStream content) throws IOException {
        if (size <= MAX_BYTES) {
            return content.readNBytes((int) size);
        }
        byte[] head = content.readNBytes(MAX_BYTES / 2);
        requireHeaders(head);
        content.skipNBytes(size - MAX_BYTES);
        return join(head, content.readNBytes(MAX_BYTES / 2));
    }

    /** Parents that were cut off would change what a release stands for. */
    private static void requireHeaders(byte[] head) throws IOException {
        for (int at = 0; at + 1 < head.length; at++) {
            if (head[at] == '\n' && head[at + 1] == '\n') {
                return;
            }
        }
        throw new IOException("its headers take more than " + head.length + " bytes");
    }

    private static byte[] join(byte[] head, byte[] tail) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(head.length + tail.length);
        joined.writeBytes(Arrays.copyOf(head, lastNewline(head) + 1));
        int next = RawHeaders.indexOf(tail, (byte) '\n', 0);
        joined.writeBytes(Arrays.copyOfRange(tail, Math.min(next + 1, tail.length), tail.length));
        return joined.toByteArray();
    }

    private static int lastNewline(byte[] bytes) {
        int at = bytes.length - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }
}
