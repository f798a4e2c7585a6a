package dev.cairn.spi;

import dev.cairn.api.InvalidOptionException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a store is opened with: its backend's name, its location, and the options that are the backend's own. Immutable.
 */
public final class StoreConfig {
    private final String backend;
    private final @Nullable Path location;
    private final Map<String, String> options;
    private final boolean fullCheck;

    /** Makes a configuration; {@code location} is {@code null} for a store without a place. */
    public StoreConfig(String backend, @Nullable Path location, Map<String, String> options) {
        this(backend, location, options, false);
    }

    /** Makes a configuration that also says whether {@link #fullCheck everything} is to be checked. */
    public StoreConfig(String backend, @Nullable Path location, Map<String, String> options, boolean fullCheck) {
        this.backend = backend;
        this.location = location;
        this.options = Map.copyOf(options);
        this.fullCheck = fullCheck;
    }

    /** Returns the name of the backend. */
    public String backend() {
        return backend;
    }

    /** Returns the directory of the store, in the spelling it was given in; empty for a store without a place. */
    public Optional<Path> location() {
        return Optional.ofNullable(location);
    }

    /** Returns whether opening the store should check again what a backend otherwise believes, because it was checked before. */
    public boolean fullCheck() {
        return fullCheck;
    }

    /** Returns how messages name this store: {@code lmdb store /some/where}, for example. */
    public String describe() {
        return location == null ? backend + " store" : backend + " store " + location;
    }

    /**
     * Refuses every option that is not among {@code accepted} (storage.md SPI-5).
     *
     * @throws InvalidOptionException naming the option and those that are accepted
     */
    public void acceptOptions(Collection<String> accepted) {
        for (String name : new TreeMap<>(options).keySet()) {
            if (!accepted.contains(name)) {
                throw new InvalidOptionException(describe() + ": unknown option '" + name + "'. "
                        + (accepted.isEmpty()
                                ? "This backend has no options of its own."
                                : "It accepts: " + String.join(", ", new TreeSet<>(accepted)) + "."));
            }
        }
    }

    /**
     * Returns the value of an option, or {@code fallback} if it is not given.
     *
     * @throws InvalidOptionException if the value is not among {@code accepted}, naming those
     */
    public String option(String name, Collection<String> accepted, String fallback) {
        String value = options.getOrDefault(name, fallback);
        if (!accepted.contains(value)) {
            throw new InvalidOptionException(describe() + ": option '" + name + "' is '" + value + "'. It accepts: "
                    + String.join(", ", new TreeSet<>(accepted)) + ".");
        }
        return value;
    }
}
