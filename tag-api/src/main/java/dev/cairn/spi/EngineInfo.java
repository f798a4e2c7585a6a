package dev.cairn.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * What an engine says of itself.
 *
 * @param identity the store's own id, given at its creation; empty for a volatile store
 * @param version the version of the newest committed state
 * @param bytesOnDisk the room that the store takes on disk, in bytes
 * @param openReaders the snapshots that are open now
 * @param oldestReader the age of the oldest of them; empty if there is none
 */
public record EngineInfo(
        Optional<String> identity, long version, long bytesOnDisk, int openReaders, Optional<Duration> oldestReader) {}
