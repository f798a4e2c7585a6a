package dev.cairn.spi;

import java.util.Optional;

/**
 * What an engine says of itself. Who reads is not among it: the transactions above know that.
 *
 * @param identity the store's own id, given at its creation; empty for a volatile store
 * @param version the version of the newest committed state
 * @param bytesOnDisk the room that the store takes on disk, in bytes
 */
public record EngineInfo(Optional<String> identity, long version, long bytesOnDisk) {}
