package dev.cairn.api;

import dev.cairn.internal.ProviderRegistry;
import dev.cairn.internal.StoreAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects a backend by name, among those that {@link java.util.ServiceLoader} finds, and opens a store (storage.md SPI-2).
 *
 * <p>Three options belong to every backend: {@code writeTimeout}, how long a writer waits for another ({@code 30s} unless
 * told; {@code 500ms}, {@code 2m} and so on), {@code traceTransactions}, whether a transaction keeps the stack of its
 * begin for the report of a leak ({@code false} unless told), and {@code fullCheck}, whether opening checks everything that the backend
 * otherwise believes, because it was checked before and has not been touched since ({@code false} unless told). All other options are the
 * backend's own.
 */
public final class TagStores {
    private TagStores() {}

    /**
     * Opens the store at an address such as {@code lmdb:/some/where?durability=relaxed} or {@code memory:}.
     *
     * <p>The form is {@code name:path?option=value&option=value}, with path and options left out where they are not needed.
     * In path and options {@code %} begins an octet in two hexadecimal digits, {@code %3F} for {@code ?} for example.
     *
     * @throws ProviderNotFoundException if there is no such backend; it lists those there are (SPI-3)
     * @throws ProviderUnavailableException if the backend cannot run here (SPI-4)
     * @throws InvalidOptionException if an option is unknown or its value out of range (SPI-5)
     * @throws TagStoreException of another kind if the store cannot be opened (SPI-7, SPI-8)
     */
    public static TagStore open(String address) {
        StoreAddress parsed = StoreAddress.parse(address);
        return open(parsed.backend(), parsed.location(), parsed.options());
    }

    /**
     * Opens the store at a path.
     *
     * @param name the backend's name; {@code null} for the only one that is installed
     * @param path the directory of the store; {@code null} for a store without a place
     * @param options the options, by name
     * @throws TagStoreException as {@link #open(String)} does; also if {@code name} is {@code null} and several are installed
     */
    public static TagStore open(@Nullable String name, @Nullable Path path, Map<String, String> options) {
        return ProviderRegistry.load().open(name, path, options);
    }

    /**
     * Reads the files of the store at an address as far as they can be believed, without opening it, and says what is wrong with
     * them. Changes nothing; writers of other processes wait meanwhile.
     *
     * @return whether this backend can do that; if not, its stores are read with {@link #open(String)} or not at all
     * @throws TagStoreException as {@link #open(String)} does, but not for damage; also if there is no store
     */
    public static boolean salvage(String address, SalvageReceiver receiver) {
        StoreAddress parsed = StoreAddress.parse(address);
        return salvage(parsed.backend(), parsed.location(), receiver);
    }

    /**
     * Reads the files of the store at a path, as {@link #salvage(String, SalvageReceiver)} does.
     *
     * @param name the backend's name; {@code null} for the only one that is installed
     * @param path the directory of the store; {@code null} for a store without a place
     */
    public static boolean salvage(@Nullable String name, @Nullable Path path, SalvageReceiver receiver) {
        return ProviderRegistry.load().salvage(name, path, receiver);
    }

    /** Returns the backends that are installed, in order of name. */
    public static List<ProviderInfo> providers() {
        return ProviderRegistry.load().providers();
    }

    /** Returns whether a backend of that name is installed, and not whether it can run here, which takes longer. */
    public static boolean isInstalled(String name) {
        return ProviderRegistry.load().isInstalled(name);
    }
}
