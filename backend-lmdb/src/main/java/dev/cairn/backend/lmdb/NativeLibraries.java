package dev.cairn.backend.lmdb;

import java.util.Optional;

final class NativeLibraries {
    static Optional<String> unavailable() {
        return Optional.empty();
    }
}
