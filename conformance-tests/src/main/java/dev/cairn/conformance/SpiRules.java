package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.SPI_1;
import static dev.cairn.conformance.Rule.SPI_2;
import static dev.cairn.conformance.Rule.SPI_3;
import static dev.cairn.conformance.Rule.SPI_4;
import static dev.cairn.conformance.Rule.SPI_5;
import static dev.cairn.conformance.Rule.SPI_6;
import static dev.cairn.conformance.Shortcuts.payload;
import static dev.cairn.conformance.Shortcuts.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.ProviderInfo;
import dev.cairn.api.ProviderNotFoundException;
import dev.cairn.api.ProviderUnavailableException;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.spi.TagStoreProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * SPI-1 to SPI-6. The two providers with one name of SPI-3 are tested in {@code tag-api}'s build.
 */
abstract class SpiRules {
    @RuleTest(SPI_1)
    void theProviderIsRegisteredOnceAndItsStoreWorks(Stores stores) {
        List<String> found = ServiceLoader.load(TagStoreProvider.class).stream()
                .map(provider -> provider.get().name())
                .filter(stores.spec().backend()::equals)
                .toList();
        assertEquals(List.of(stores.spec().backend()), found, "providers of this name");
        assertKeeps(stores.open());
    }

    @RuleTest(SPI_1)
    void theProviderIsRegisteredOnTheClassPathAndOnTheModulePath(Stores stores) {
        Registration registration = new Registration(stores.subject().provider().getClass());
        String provider = registration.provider();
        assertTrue(
                registration.onClassPath().contains(provider),
                () -> provider + " is not listed in " + Registration.FILE + " beside it, which lists "
                        + registration.onClassPath());
        assertTrue(
                registration.onModulePath().contains(provider),
                () -> provider
                        + " is not among what its module provides: add 'provides dev.cairn.spi.TagStoreProvider with "
                        + provider + "' to its module-info.java; that has " + registration.onModulePath());
        assertKeeps(stores.open());
    }

    @RuleTest(SPI_2)
    void theStoreIsSelectedByNameAndByAddress(Stores stores) {
        assertKeeps(stores.open());
        assertTrue(names().contains(stores.spec().backend()), () -> "TagStores.providers() lists " + names());
        StoreSpec other = stores.isVolatile()
                ? stores.spec()
                : stores.spec().at(stores.directory().resolve("a?b %20c"));
        assertKeeps(stores.decorated(TagStores.open(address(other.with("writeTimeout", "5s")))));
        Path place = other.path();
        assertTrue(
                place == null || Files.isDirectory(place),
                () -> "there is no directory " + place + " though a store was opened at that very path");
    }

    @RuleTest(SPI_2)
    void withoutANameTheOnlyProviderIsTakenAndAmongSeveralNone(Stores stores) {
        StoreSpec spec = stores.spec();
        if (names().size() == 1) {
            assertKeeps(stores.decorated(TagStores.open(null, spec.path(), spec.options())));
        } else {
            Refusal refusal = Refusal.of(
                    ProviderNotFoundException.class,
                    "open without a name",
                    () -> TagStores.open(null, spec.path(), spec.options()));
            names().forEach(refusal::mentions);
            assertKeeps(stores.open());
        }
    }

    @RuleTest(SPI_3)
    void anUnknownNameListsTheNamesThereAre(Stores stores) {
        Refusal refusal = Refusal.of(
                ProviderNotFoundException.class,
                "open of no-such-backend",
                () -> TagStores.open("no-such-backend", stores.spec().path(), Map.of()));
        refusal.mentions("no-such-backend");
        names().forEach(refusal::mentions);
        assertKeeps(stores.open());
    }

    @RuleTest(SPI_4)
    void aProviderThatCannotRunHereSaysWhyAndThisOneRuns(Stores stores) {
        for (ProviderInfo provider : TagStores.providers()) {
            provider.unavailable().ifPresent(reason -> assertRefused(provider, reason, stores));
        }
        assertEquals(Optional.empty(), stores.subject().provider().unavailable(), "why this backend cannot run here");
        assertKeeps(stores.open());
    }

    @RuleTest(SPI_5)
    void unknownOptionsAreRefusedByName(Stores stores) {
        StoreSpec spec = stores.spec();
        assertRefused(spec.with("noSuchOption", "1"), "noSuchOption");
        assertRefused(spec.with("writeTimeout", "soon"), "writeTimeout");
        assertRefused(spec.with("traceTransactions", "perhaps"), "traceTransactions");
        assertKeeps(stores.open(spec.with("writeTimeout", "250ms").with("traceTransactions", "true")));
    }

    @RuleTest(SPI_6)
    void traitsAreConstantAndTheStoreShowsThem(Stores stores) {
        StoreTraits traits = stores.traits();
        TagStore store = stores.open();
        for (int look = 0; look < 3; look++) {
            assertEquals(traits, stores.traits(), "traits of the provider, asked again");
            assertEquals(traits, store.info().traits(), "traits of the store");
            assertEquals(traits, listed(stores).traits(), "traits in TagStores.providers()");
        }
    }

    private static void assertKeeps(TagStore store) {
        byte[] key = Bytes.of("kept");
        put(store, Table.META, key, key);
        assertEquals("6b657074", payload(store, Table.META, key), "what an opened store keeps");
    }

    private static List<String> names() {
        return TagStores.providers().stream().map(ProviderInfo::name).toList();
    }

    private static ProviderInfo listed(Stores stores) {
        return TagStores.providers().stream()
                .filter(provider -> provider.name().equals(stores.spec().backend()))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(ProviderInfo provider, String reason, Stores stores) {
        Refusal.of(
                        ProviderUnavailableException.class,
                        "open of " + provider.name(),
                        () -> TagStores.open(provider.name(), stores.directory().resolve("unavailable"), Map.of()))
                .mentions(reason);
    }

    private static void assertRefused(StoreSpec spec, String option) {
        Refusal.of(InvalidOptionException.class, "open with the options " + spec.options(), spec::open)
                .mentions(option);
    }

    private static String address(StoreSpec spec) {
        StringBuilder address = new StringBuilder(spec.backend() + ":");
        if (spec.path() != null) {
            address.append(escape(spec.path().toString()));
        }
        String separator = "?";
        for (Map.Entry<String, String> option : spec.options().entrySet()) {
            address.append(separator)
                    .append(escape(option.getKey()))
                    .append('=')
                    .append(escape(option.getValue()));
            separator = "&";
        }
        return address.toString();
    }

    // URLEncoder writes a blank as a plus, which an address would take for a plus.
    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
