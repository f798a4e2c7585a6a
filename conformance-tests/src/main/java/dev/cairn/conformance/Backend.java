package dev.cairn.conformance;

import dev.cairn.api.ProviderInfo;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.TagStores;
import dev.cairn.spi.TagStoreProvider;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;

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

    /** Returns what the provider says, or nothing where it cannot be had or asked: its tests fail by that. */
    private <T> Optional<T> ask(Function<TagStoreProvider, Optional<T>> question) {
        try {
            return question.apply(provider());
        } catch (RuntimeException | ServiceConfigurationError | LinkageError unusable) {
            return Optional.empty();
        }
    }

    /** Returns the name, with the version where it is known. */
    String title() {
        return version().map(version -> name + " " + version).orElse(name);
    }

    Optional<String> version() {
        return ask(provider -> Versions.of(provider.getClass()));
    }

    /** Returns the engine below it, where it tells that and can run here. */
    Optional<String> engine() {
        return ask(provider -> provider.unavailable().isPresent() ? Optional.empty() : provider.engine());
    }

    /** Returns what it promises, where that can be asked. */
    Optional<StoreTraits> traits() {
        return ask(provider -> Optional.of(provider.traits()));
    }
}
