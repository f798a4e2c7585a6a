package dev.cairn.programs;

import dev.cairn.spi.TagStoreProvider;
import java.util.ServiceLoader;

/** Prints every backend that is installed, with why it cannot run. */
public final class ListBackends {
    private ListBackends() {}

    public static void main(String[] args) {
        for (TagStoreProvider provider : ServiceLoader.load(TagStoreProvider.class)) {
            System.out.println(provider.name() + ": " + provider.unavailable().orElse("available"));
        }
    }
}
