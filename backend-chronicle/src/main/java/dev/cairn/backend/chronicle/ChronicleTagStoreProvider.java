package dev.cairn.backend.chronicle;

import dev.cairn.api.ProviderUnavailableException;
import dev.cairn.api.StoreAccessException;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.backend.chronicle.journal.DirectoryDisk;
import dev.cairn.backend.chronicle.journal.JournalSalvage;
import dev.cairn.spi.FrozenDirectory;
import dev.cairn.spi.SalvageVisitor;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.StoreSalvage;
import dev.cairn.spi.TagStoreProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.openhft.chronicle.map.ChronicleMap;

/**
 * The backend {@code chronicle}: a store in a directory, for one process at a time, whose keys and values are in memory outside
 * the heap while it is open. It has no options. Stateless.
 */
public final class ChronicleTagStoreProvider implements TagStoreProvider {
    // What a commit takes in memory is its batch once more, outside the heap.
    private static final StoreTraits TRAITS =
            new StoreTraits(Durability.POWER_LOSS, ProcessSharing.ONE_PROCESS, 1_000_000, 1L << 30);

    /** Makes the provider, for {@link java.util.ServiceLoader}. */
    public ChronicleTagStoreProvider() {}

    @Override
    public String name() {
        return "chronicle";
    }

    @Override
    public StoreTraits traits() {
        return TRAITS;
    }

    @Override
    public Optional<String> unavailable() {
        return Requirements.missing();
    }

    @Override
    public Optional<String> engine() {
        return Optional.ofNullable(ChronicleMap.class.getPackage().getImplementationVersion())
                .map(version -> "Chronicle Map " + version);
    }

    @Override
    public StorageEngine open(StoreConfig config) {
        config.acceptOptions(List.of());
        unavailable().ifPresent(reason -> {
            throw new ProviderUnavailableException(config.describe() + ": " + reason);
        });
        return ChronicleEngine.open(config, DirectoryDisk::new);
    }

    @Override
    public Optional<StoreSalvage> salvage() {
        return Optional.of(ChronicleTagStoreProvider::salvage);
    }

    private static void salvage(StoreConfig config, SalvageVisitor visitor) {
        try (FrozenDirectory directory = FrozenDirectory.open(config, "checkpoint", visitor)) {
            new JournalSalvage(directory.path(), directory.identity(), visitor).run();
        } catch (IOException failure) {
            throw new StoreAccessException(
                    config.describe() + ": its files cannot be read: " + failure + ". Check the disk.", failure);
        }
    }
}
