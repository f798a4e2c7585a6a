package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.ProviderInfo;
import dev.cairn.api.ProviderNotFoundException;
import dev.cairn.api.ProviderUnavailableException;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStoreException;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPI-2 to SPI-4: how a backend is found by name, and what is said when it is not. */
class ProviderSelectionTest {
    @TempDir
    private Path directory;

    /** A backend that works. */
    public static class Alpha implements TagStoreProvider {
        @Override
        public String name() {
            return "alpha";
        }

        @Override
        public StoreTraits traits() {
            return MapEngine.TRAITS;
        }

        @Override
        public StorageEngine open(StoreConfig config) {
            config.acceptOptions(List.of("colour"));
            return new MapEngine();
        }
    }

    /** Another one of that name. */
    public static final class AlphaAgain extends Alpha {}

    /** A backend that cannot run here. */
    public static final class Beta extends Alpha {
        @Override
        public String name() {
            return "beta";
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.of("it needs --add-opens=some.module/some.pkg=ALL-UNNAMED.");
        }
    }

    /** A backend that does not even link. */
    public static final class Gamma extends Alpha {
        @Override
        public String name() {
            return "gamma";
        }

        @Override
        public StorageEngine open(StoreConfig config) {
            throw new NoClassDefFoundError("some/engine/Class");
        }
    }

    /** A backend that cannot even say whether it runs. */
    public static final class Delta extends Alpha {
        @Override
        public Optional<String> unavailable() {
            throw new NoClassDefFoundError("some/probe/Class");
        }
    }

    private ProviderRegistry registry(String... classes) throws IOException {
        Path services = Files.writeString(directory.resolve("services"), String.join("\n", classes));
        ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals("META-INF/services/" + TagStoreProvider.class.getName())
                        ? Collections.enumeration(List.of(services.toUri().toURL()))
                        : super.getResources(name);
            }
        };
        return ProviderRegistry.of(ServiceLoader.load(TagStoreProvider.class, loader));
    }

    private static String name(Class<?> provider) {
        return provider.getName();
    }

    @Test
    void theOnlyBackendNeedsNoName() throws IOException {
        try (TagStore store = registry(name(Alpha.class)).open(null, null, Map.of())) {
            assertEquals("alpha", store.info().backend());
        }
    }

    @Test
    void severalBackendsNeedOneAndAreListed() throws IOException {
        assertMessage(
                registry(name(Alpha.class), name(Beta.class)), null, ProviderNotFoundException.class, "alpha, beta");
    }

    @Test
    void noBackendIsSaid() throws IOException {
        assertMessage(registry(), null, ProviderNotFoundException.class, "No backend is installed");
    }

    @Test
    void anUnknownNameListsThoseInstalledAndTheArtifactToAdd() throws IOException {
        ProviderRegistry registry = registry(name(Alpha.class));
        assertMessage(registry, "lmdb", ProviderNotFoundException.class, "alpha");
        assertMessage(registry, "lmdb", ProviderNotFoundException.class, "dev.cairn:backend-lmdb");
        assertMessage(registry, "other", ProviderNotFoundException.class, "There is no backend 'other'");
    }

    @Test
    void twoOfOneNameAreBothNamed() throws IOException {
        ProviderRegistry registry = registry(name(Alpha.class), name(AlphaAgain.class));
        assertMessage(registry, "alpha", ProviderNotFoundException.class, name(Alpha.class));
        assertMessage(registry, "alpha", ProviderNotFoundException.class, name(AlphaAgain.class));
    }

    @Test
    void aBackendThatCannotRunIsListedAndFailsWithItsReason() throws IOException {
        ProviderRegistry registry = registry(name(Alpha.class), name(Beta.class), name(Gamma.class));
        assertEquals(
                List.of("alpha", "beta", "gamma"),
                registry.providers().stream().map(ProviderInfo::name).toList());
        assertMessage(registry, "beta", ProviderUnavailableException.class, "--add-opens");
        assertMessage(registry, "gamma", ProviderUnavailableException.class, "some/engine/Class");
    }

    @Test
    void aBackendThatCannotBeLoadedDoesNotHideTheOthers() throws IOException {
        ProviderRegistry registry = registry("no.such.Provider", name(Alpha.class));
        registry.open("alpha", null, Map.of()).close();
        assertMessage(registry, "other", ProviderNotFoundException.class, "no.such.Provider");
    }

    @Test
    void aBackendThatCannotSayWhetherItRunsDoesNot() throws IOException {
        assertMessage(registry(name(Delta.class)), "alpha", ProviderUnavailableException.class, "some/probe/Class");
    }

    @Test
    void backendsAreListedInOrderOfName() throws IOException {
        ProviderRegistry registry = registry(name(Gamma.class), name(Beta.class), name(Alpha.class));
        assertEquals(
                List.of("alpha", "beta", "gamma"),
                registry.providers().stream().map(ProviderInfo::name).toList());
    }

    @Test
    void aHundredBrokenBackendsAreEnough() throws IOException {
        String[] broken =
                IntStream.range(0, 150).mapToObj(i -> "no.such.Provider" + i).toArray(String[]::new);
        TagStoreException thrown = assertThrows(
                ProviderNotFoundException.class, () -> registry(broken).open("other", null, Map.of()));
        assertTrue(thrown.getMessage().contains("no.such.Provider99 "), thrown.getMessage());
        assertFalse(thrown.getMessage().contains("no.such.Provider100 "), thrown.getMessage());
    }

    @Test
    void noBackendIsInstalledHere() {
        assertEquals(List.of(), ProviderRegistry.load().providers());
    }

    @Test
    void anUnknownOptionListsThoseThatAreAccepted() throws IOException {
        TagStoreException thrown = assertThrows(
                TagStoreException.class, () -> registry(name(Alpha.class)).open("alpha", null, Map.of("color", "red")));
        assertTrue(thrown.getMessage().contains("'color'"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("colour"), thrown.getMessage());
    }

    private static void assertMessage(
            ProviderRegistry registry, String name, Class<? extends TagStoreException> type, String part) {
        TagStoreException thrown = assertThrows(type, () -> registry.open(name, null, Map.of()));
        assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
    }
}
