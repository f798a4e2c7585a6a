package dev.cairn.spi;

import java.nio.ByteBuffer;

/** Receives the entries of a scan. */
@FunctionalInterface
public interface EntryVisitor {
    /**
     * Receives one entry and returns whether the scan goes on. Never throws, and calls nothing on the engine.
     *
     * @param key the key between position and limit, valid during this call
     * @param value the value between position and limit, valid during this call
     */
    boolean visit(ByteBuffer key, ByteBuffer value);
}
