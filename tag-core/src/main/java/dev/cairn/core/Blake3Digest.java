package dev.cairn.core;

import org.apache.commons.codec.digest.Blake3;

/** BLAKE3 fed piece by piece: the only place that knows which library computes it. */
final class Blake3Digest {
    private final Blake3 state = Blake3.initHash();

    void update(byte[] bytes) {
        state.update(bytes);
    }

    byte[] finish() {
        return state.doFinalize(HashAlgorithm.BLAKE3.digestBytes());
    }
}
