package dev.cairn.api;

import java.time.Duration;
import java.util.Optional;

/**
 * What an open store says of itself.
 *
 * @param backend the provider's name, {@code lmdb} for example
 * @param location where the store lies, in the spelling it was opened with; empty for a store without a place
 * @param traits what the backend promises
 * @param identity the store's own id, given at its creation; empty for a volatile store
 * @param version the version of the newest committed state
 * @param bytesOnDisk the room that the store takes on disk, in bytes
 * @param openReaders the transactions of this process that pin a state now, a write transaction included
 * @param oldestReader the age of the oldest of them; empty if there is none (storage.md ISO-2)
 */
public record StoreInfo(
        String backend,
        Optional<String> location,
        StoreTraits traits,
        Optional<String> identity,
        long version,
        long bytesOnDisk,
        int openReaders,
        Optional<Duration> oldestReader) {}
