package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.spi.TagStoreProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The migration replay between all ordered pairs of the backends on the class path (DOM-12). */
class MigrationBetweenBackendsTest {
    /** A backend is added here with its module, so that none can go missing unnoticed. */
    private static final List<String> BACKENDS = List.of("chronicle", "lmdb", "memory");

    private static final long SEED = 20_261_123;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theBackendsOnTheClassPathAreTheKnownOnesAndAllCanRun() {
        assertEquals(BACKENDS, providers().map(TagStoreProvider::name).sorted().toList());
        List<String> unavailable = providers()
                .flatMap(provider -> provider.unavailable().map(why -> provider.name() + ": " + why).stream())
                .toList();
        assertEquals(List.of(), unavailable);
    }

    @TestFactory
    Stream<DynamicTest> everyOrderedPair() {
        return BACKENDS.stream()
                .flatMap(from -> BACKENDS.stream()
                        .map(to -> DynamicTest.dynamicTest("from " + from + " to " + to, () -> replay(from, to))));
    }

    private void replay(String from, String to) {
        String pair = from + "-" + to;
        try (TagStore source = open(from, pair + "-source")) {
            new MigrationReplay(source, () -> open(to, pair + "-target"), SEED).run();
        }
    }

    private TagStore open(String backend, String place) {
        return isVolatile(backend)
                ? TagStores.open(backend + ":")
                : TagStores.open(backend + ":" + directory.resolve(place));
    }

    private static boolean isVolatile(String backend) {
        return providers()
                .filter(provider -> provider.name().equals(backend))
                .anyMatch(provider -> provider.traits().durability() == Durability.VOLATILE);
    }

    /** Returns the real backends: those of this suite's own tests lie in its package. */
    private static Stream<TagStoreProvider> providers() {
        Predicate<TagStoreProvider> own =
                provider -> provider.getClass().getPackage().equals(MigrationBetweenBackendsTest.class.getPackage());
        return ServiceLoader.load(TagStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(own.negate());
    }

    /** MIG-1, beneath the store: what the rules see through a transaction is not all that could be written. */
    @Test
    void theFileOfAnLmdbStoreStaysAsItIsWhenTheStoreIsCopied() throws IOException {
        try (TagStore source = open("lmdb", "source")) {
            SampleRows.of(SEED).putInto(source);
        }
        byte[] before = Files.readAllBytes(directory.resolve("source/data.mdb"));
        try (TagStore source = open("lmdb", "source");
                TagStore target = open("lmdb", "target")) {
            MigrationPair.named(source, target).migrate();
        }
        assertArrayEquals(before, Files.readAllBytes(directory.resolve("source/data.mdb")));
    }
}
