package dev.cairn.conformance;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a store is opened with, in a form that a child JVM can be given.
 *
 * @param backend the backend's name
 * @param path the store's directory, {@code null} for a volatile store
 * @param options the options to open it with
 */
record StoreSpec(String backend, @Nullable Path path, Map<String, String> options) {
    TagStore open() {
        return TagStores.open(backend, path, options);
    }

    StoreSpec at(Path other) {
        return new StoreSpec(backend, other, options);
    }

    StoreSpec with(String option, String value) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(option, value);
        return new StoreSpec(backend, path, more);
    }

    /** Returns arguments that {@link #parse} takes. */
    List<String> toArguments() {
        List<String> arguments = new ArrayList<>(List.of(backend, path == null ? "" : path.toString()));
        arguments.add(String.valueOf(options.size()));
        options.forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return arguments;
    }

    /** Takes a specification off the front of {@code arguments}. */
    static StoreSpec parse(List<String> arguments) {
        String backend = arguments.remove(0);
        String path = arguments.remove(0);
        Map<String, String> options = new LinkedHashMap<>();
        for (int left = Integer.parseInt(arguments.remove(0)); left > 0; left--) {
            options.put(arguments.remove(0), arguments.remove(0));
        }
        return new StoreSpec(backend, path.isEmpty() ? null : Path.of(path), options);
    }
}
