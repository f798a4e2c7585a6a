package dev.cairn.conformance;

import dev.cairn.api.TagStore;
import dev.cairn.spi.TagStoreProvider;
import java.nio.file.Path;
import java.util.Map;

/**
 * The backend under test, the seed of this run, and what the test class says about both.
 *
 * @param backend the backend
 * @param seed the seed of every random choice of this run
 * @param profile how thoroughly to look
 * @param suite the test class that certifies the backend
 */
record Subject(Backend backend, long seed, Profile profile, TagStoreConformance suite) {
    Subject {
        if (!(suite.budget() > 0) || suite.budget() > 1_000) {
            throw new IllegalStateException("budget() of " + suite.getClass().getName() + " returns " + suite.budget()
                    + ": it must be above 0 and at most 1000; 1.0 is normal, and more on a slow machine");
        }
    }

    /** Returns the backend's provider, as {@link java.util.ServiceLoader} finds it. */
    TagStoreProvider provider() {
        return backend.provider();
    }

    /** Returns the backend's name, with its version where it is known. */
    String title() {
        return backend.title();
    }

    /** Returns by how much time limits are multiplied. */
    double patience() {
        return profile.killFactor() * suite.budget();
    }

    /** Returns {@code normal}, more or less of it as profile and test class ask, but at least 1. */
    int times(int normal) {
        return scaled(normal, profile.factor());
    }

    /** Returns {@code normal} kills, more or less of them as profile and test class ask, but at least 1. */
    int kills(int normal) {
        return scaled(normal, profile.killFactor());
    }

    private int scaled(int normal, int factor) {
        return (int) Math.max(1, Math.round(normal * factor * suite.budget()));
    }

    Map<String, String> options(Path directory) {
        return suite.options(directory);
    }

    TagStore decorate(TagStore store) {
        return suite.decorate(store);
    }
}
