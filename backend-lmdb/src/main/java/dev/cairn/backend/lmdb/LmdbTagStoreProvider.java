package dev.cairn.backend.lmdb;

import dev.cairn.api.ProviderUnavailableException;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.backend.lmdb.Environment.Settings;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.StoreSalvage;
import dev.cairn.spi.TagStoreProvider;
import java.util.List;
import java.util.Optional;

/**
 * The backend {@code lmdb}: a store in a directory, shared by many processes of one machine.
 *
 * <p>Option {@code durability}: {@code power-loss}, the default, or {@code relaxed}, which forces the data of a commit to
 * the device but not the note that it happened: a loss of power may take the last commits, never atomicity or order
 * (storage.md DUR-3), and the versions of commits so lost are given again. Stateless.
 */
public final class LmdbTagStoreProvider implements TagStoreProvider {
    private static final String DURABILITY = "durability";
    private static final String POWER_LOSS = "power-loss";
    private static final String RELAXED = "relaxed";

    private static final long MAP_BYTES = 1L << 40;
    private static final int READERS = 4096;

    // LMDB spills the pages of a large transaction to the file, so that the heap of the caller ends first; these are
    // the largest that were tried out.
    private static final long LARGEST_BATCH_ENTRIES = 1_000_000;
    private static final long LARGEST_BATCH_BYTES = 1L << 30;

    private static final StoreTraits TRAITS = new StoreTraits(
            Durability.POWER_LOSS, ProcessSharing.MANY_PROCESSES, LARGEST_BATCH_ENTRIES, LARGEST_BATCH_BYTES);

    /** Makes the provider, for {@link java.util.ServiceLoader}. */
    public LmdbTagStoreProvider() {}

    @Override
    public String name() {
        return "lmdb";
    }

    @Override
    public StoreTraits traits() {
        return TRAITS;
    }

    @Override
    public Optional<String> unavailable() {
        return NativeLibraries.unavailable();
    }

    @Override
    public Optional<String> engine() {
        return NativeLibraries.version();
    }

    @Override
    public StorageEngine open(StoreConfig config) {
        config.acceptOptions(List.of(DURABILITY));
        String durability = config.option(DURABILITY, List.of(POWER_LOSS, RELAXED), POWER_LOSS);
        unavailable().ifPresent(reason -> {
            throw new ProviderUnavailableException(config.describe() + ": " + reason);
        });
        FileSystems.refuseShared(config);
        return LmdbEngine.open(
                config, new Settings(MAP_BYTES, READERS, durability.equals(RELAXED), config.fullCheck()));
    }

    @Override
    public Optional<StoreSalvage> salvage() {
        return Optional.of(FileSalvage::read);
    }
}
