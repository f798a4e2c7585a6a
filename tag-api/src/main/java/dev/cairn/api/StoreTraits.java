package dev.cairn.api;

import java.util.Objects;

/**
 * What a backend promises of itself, constant for as long as it is loaded (storage.md SPI-6).
 *
 * @param durability what a commit survives
 * @param sharing who may have one store open at once
 * @param largestBatchEntries the most puts and deletes that one commit may hold, at least 1
 * @param largestBatchBytes the most bytes of keys and values, envelopes included, that one commit may hold, at least
 *     {@link Limits#MAX_KEY_BYTES} + {@link Limits#MAX_PAYLOAD_BYTES} + {@link Limits#ENVELOPE_BYTES}
 */
public record StoreTraits(
        Durability durability, ProcessSharing sharing, long largestBatchEntries, long largestBatchBytes) {

    /** What a commit survives once it has returned (storage.md DUR-1). */
    public enum Durability {
        /** Nothing: the store is empty when it is opened again (DUR-4). */
        VOLATILE,
        /** The death of the process, but not a loss of power. */
        PROCESS_CRASH,
        /** A loss of power: data and metadata were forced to the device. */
        POWER_LOSS
    }

    /** Who may have one store open at once (storage.md SPI-7). */
    public enum ProcessSharing {
        /** One process; a second one is refused. */
        ONE_PROCESS,
        /** Any number of processes on one machine, which see each other's commits. */
        MANY_PROCESSES
    }

    /**
     * Checks the bounds of a batch.
     *
     * @throws IllegalArgumentException if one entry of the largest size would not fit
     */
    public StoreTraits {
        Objects.requireNonNull(durability, "durability");
        Objects.requireNonNull(sharing, "sharing");
        if (largestBatchEntries < 1) {
            throw new IllegalArgumentException("largestBatchEntries is " + largestBatchEntries + ", must be 1 or more");
        }
        long smallest = (long) Limits.MAX_KEY_BYTES + Limits.MAX_PAYLOAD_BYTES + Limits.ENVELOPE_BYTES;
        if (largestBatchBytes < smallest) {
            throw new IllegalArgumentException(
                    "largestBatchBytes is " + largestBatchBytes + ", must be " + smallest + " or more");
        }
    }
}
