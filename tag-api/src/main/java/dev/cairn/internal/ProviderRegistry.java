package dev.cairn.internal;

import dev.cairn.api.ProviderInfo;
import dev.cairn.api.ProviderNotFoundException;
import dev.cairn.api.ProviderUnavailableException;
import dev.cairn.api.SalvageReceiver;
import dev.cairn.api.StoreAccessException;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStoreException;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.StoreSalvage;
import dev.cairn.spi.TagStoreProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The backends that are installed. Immutable. */
public final class ProviderRegistry {
    /** The backends of this project, for the advice to somebody who asks for one that is not installed. */
    private static final List<String> OURS = List.of("chronicle", "lmdb", "memory");

    /** A class path with more broken providers than this is not worth listing whole. */
    private static final int MAX_BROKEN = 100;

    private final List<TagStoreProvider> providers;
    private final List<String> broken;

    private ProviderRegistry(List<TagStoreProvider> providers, List<String> broken) {
        this.providers = providers;
        this.broken = broken;
    }

    /** Finds the backends that the current thread can see. */
    public static ProviderRegistry load() {
        return of(ServiceLoader.load(TagStoreProvider.class));
    }

    /** Makes a registry of what {@code loader} finds; a provider that cannot be loaded is left out, with its reason. */
    static ProviderRegistry of(ServiceLoader<TagStoreProvider> loader) {
        List<TagStoreProvider> providers = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Iterator<TagStoreProvider> found = loader.iterator();
        while (broken.size() < MAX_BROKEN) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                providers.add(found.next());
            } catch (ServiceConfigurationError | LinkageError failure) {
                broken.add(String.valueOf(failure.getMessage()));
            }
        }
        providers.sort(Comparator.comparing(TagStoreProvider::name));
        return new ProviderRegistry(providers, broken);
    }

    /** Returns the backends, in order of name. */
    public List<ProviderInfo> providers() {
        return providers.stream()
                .map(provider -> new ProviderInfo(provider.name(), provider.traits(), unavailable(provider)))
                .toList();
    }

    /** Returns whether there is a backend of a name, and asks it nothing. */
    public boolean isInstalled(String name) {
        return providers.stream().anyMatch(provider -> provider.name().equals(name));
    }

    /** Opens a store, as {@link dev.cairn.api.TagStores#open(String, Path, Map)} says. */
    public TagStore open(@Nullable String name, @Nullable Path location, Map<String, String> options) {
        TagStoreProvider provider = name == null ? only() : find(name);
        Map<String, String> own = new HashMap<>(options);
        StoreSettings settings =
                StoreSettings.takeFrom(own, new StoreConfig(provider.name(), location, Map.of()).describe());
        StoreConfig config = new StoreConfig(provider.name(), location, own, settings.fullCheck());
        Optional<String> reason = unavailable(provider);
        if (reason.isPresent()) {
            throw new ProviderUnavailableException(config.describe() + ": " + reason.get());
        }
        return new DefaultTagStore(config, provider.traits(), openEngine(provider, config), settings);
    }

    /** Reads the files of a store, as {@link dev.cairn.api.TagStores#salvage} says. */
    public boolean salvage(@Nullable String name, @Nullable Path location, SalvageReceiver receiver) {
        TagStoreProvider provider = name == null ? only() : find(name);
        Optional<StoreSalvage> salvage = provider.salvage();
        salvage.ifPresent(
                files -> files.read(new StoreConfig(provider.name(), location, Map.of()), new Salvage(receiver)));
        return salvage.isPresent();
    }

    private TagStoreProvider only() {
        if (providers.size() == 1) {
            return providers.get(0);
        }
        throw new ProviderNotFoundException(
                (providers.isEmpty() ? "No backend is installed" : "Several backends are installed, so name one") + ". "
                        + installed());
    }

    private TagStoreProvider find(String name) {
        List<TagStoreProvider> named = providers.stream()
                .filter(provider -> provider.name().equals(name))
                .toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        if (named.isEmpty()) {
            throw new ProviderNotFoundException("There is no backend '" + name + "'. " + installed()
                    + (OURS.contains(name)
                            ? " Add the artifact dev.cairn:backend-" + name + " to get '" + name + "'."
                            : ""));
        }
        throw new ProviderNotFoundException("Two backends are named '" + name + "': "
                + named.get(0).getClass().getName() + " and "
                + named.get(1).getClass().getName()
                + ". Remove one of them from the class path.");
    }

    private String installed() {
        String names = String.join(
                ", ", providers.stream().map(TagStoreProvider::name).distinct().toList());
        return (names.isEmpty()
                        ? "Add an artifact with a backend, dev.cairn:backend-lmdb for example."
                        : "Installed: " + names + ".")
                + (broken.isEmpty() ? "" : " Not loadable: " + String.join("; ", broken) + ".");
    }

    private static Optional<String> unavailable(TagStoreProvider provider) {
        try {
            return provider.unavailable();
        } catch (LinkageError failure) {
            return Optional.of(notLinked(failure));
        }
    }

    private static StorageEngine openEngine(TagStoreProvider provider, StoreConfig config) {
        try {
            return provider.open(config);
        } catch (TagStoreException failure) {
            throw failure;
        } catch (LinkageError failure) {
            throw new ProviderUnavailableException(config.describe() + ": " + notLinked(failure), failure);
        } catch (RuntimeException failure) {
            throw new StoreAccessException(
                    config.describe() + ": it cannot be opened: " + failure
                            + ". This is a fault of the backend; report it with the stack.",
                    failure);
        }
    }

    private static String notLinked(LinkageError failure) {
        // A class that fails to initialise says nothing itself.
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return "a part of the backend is missing or does not fit this Java (" + reason
                + "). Check the versions on the class path.";
    }
}
