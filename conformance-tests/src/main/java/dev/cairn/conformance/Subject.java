package dev.cairn.conformance;

import dev.cairn.api.TagStore;
import dev.cairn.spi.TagStoreProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The backend under test, the seed of this run, and what the test class says about both.
 *
 * @param backend the backend's name
 * @param seed the seed of every random choice of this run
 * @param suite the test class that certifies the backend
 */
record Subject(String backend, long seed, TagStoreConformance suite) {
    /** Returns the backend's provider, as {@link ServiceLoader} finds it. */
    TagStoreProvider provider() {
        return ServiceLoader.load(TagStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(backend))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no provider named '" + backend
                        + "' is registered: list its class in META-INF/services/" + TagStoreProvider.class.getName()
                        + " (and in 'provides' of its module), and make name() return '" + backend + "'"));
    }

    /** Returns the backend's name, with its version where its jar has one. */
    String title() {
        return ServiceLoader.load(TagStoreProvider.class).stream()
                .filter(provider -> provider.get().name().equals(backend))
                .flatMap(provider ->
                        Optional.ofNullable(provider.type().getPackage().getImplementationVersion()).stream())
                .findFirst()
                .map(version -> backend + " " + version)
                .orElse(backend);
    }

    /** Returns {@code normal}, more or less of it as the test class asks, but at least 1. */
    int times(int normal) {
        return (int) Math.max(1, Math.round(normal * suite.budget()));
    }

    Map<String, String> options(Path directory) {
        return suite.options(directory);
    }

    TagStore decorate(TagStore store) {
        return suite.decorate(store);
    }
}
