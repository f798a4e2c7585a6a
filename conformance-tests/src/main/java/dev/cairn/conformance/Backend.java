package dev.cairn.conformance;

import dev.cairn.api.ProviderInfo;
import dev.cairn.api.TagStores;
import dev.cairn.spi.TagStoreProvider;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * A backend as {@link ServiceLoader} finds it.
 *
 * @param name what its provider calls itself
 */
record Backend(String name) {
    TagStoreProvider provider() {
        return ServiceLoader.load(TagStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no provider named '" + name
                        + "' is registered: list its class in META-INF/services/" + TagStoreProvider.class.getName()
                        + " (and in 'provides' of its module), and make name() and @StoreUnderTest the same. Registered are: "
                        + TagStores.providers().stream().map(ProviderInfo::name).toList()));
    }

    /** Returns the provider, or nothing where it cannot be had: its tests fail by that. */
    private Optional<TagStoreProvider> usable() {
        try {
            return Optional.of(provider());
        } catch (RuntimeException | ServiceConfigurationError | LinkageError unusable) {
            return Optional.empty();
        }
    }

    /** Returns the name, with the version where it is known. */
    String title() {
        return version().map(version -> name + " " + version).orElse(name);
    }

    Optional<String> version() {
        return usable().flatMap(provider -> Versions.of(provider.getClass()));
    }

    /** Returns the engine below it, where it tells that and can run here. */
    Optional<String> engine() {
        try {
            TagStoreProvider provider = provider();
            return provider.unavailable().isPresent() ? Optional.empty() : provider.engine();
        } catch (RuntimeException | ServiceConfigurationError | LinkageError unusable) {
            return Optional.empty();
        }
    }
}
