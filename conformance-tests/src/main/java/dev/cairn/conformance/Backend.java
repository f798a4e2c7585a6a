package dev.cairn.conformance;

import dev.cairn.spi.TagStoreProvider;
import java.util.NoSuchElementException;
import java.util.Optional;
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
                        + " (and in 'provides' of its module), and make name() return '" + name + "'"));
    }

    /** Returns the name, with the version where it is known. */
    String title() {
        return version().map(version -> name + " " + version).orElse(name);
    }

    Optional<String> version() {
        return Versions.of(provider().getClass());
    }
}
