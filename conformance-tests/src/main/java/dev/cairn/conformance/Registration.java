package dev.cairn.conformance;

import dev.cairn.spi.TagStoreProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the jar or the directory of classes that a provider was loaded from registers providers (storage.md SPI-1), for the class path
 * and for the module path, whichever of them this process runs on.
 */
final class Registration {
    /** Where the class path looks. */
    static final String FILE = "META-INF/services/" + TagStoreProvider.class.getName();

    private final Class<?> type;
    private final Path place;

    Registration(Class<?> type) {
        this.type = type;
        this.place = place(type);
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(Objects.requireNonNull(
                            type.getProtectionDomain().getCodeSource().getLocation())
                    .toURI());
        } catch (URISyntaxException malformed) {
            throw new IllegalStateException("the place of " + type + " has no path", malformed);
        }
    }

    /** Returns the name of the provider's class. */
    String provider() {
        return type.getName();
    }

    /** Returns the classes that the class path finds there. */
    List<String> onClassPath() {
        try {
            if (Files.isDirectory(place)) {
                return lines(place.resolve(FILE));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return lines(jar.getPath(FILE));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Returns the classes that the module path finds there. A jar without a descriptor is a module too: it provides what the class
     * path finds; so will classes without one, once they are in a jar.
     */
    List<String> onModulePath() {
        Optional<ModuleDescriptor> module = ModuleFinder.of(place).findAll().stream()
                .map(ModuleReference::descriptor)
                .findFirst();
        return module.map(Registration::provided).orElseGet(this::onClassPath);
    }

    private static List<String> provided(ModuleDescriptor module) {
        return module.provides().stream()
                .filter(provides -> provides.service().equals(TagStoreProvider.class.getName()))
                .flatMap(provides -> provides.providers().stream())
                .toList();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.notExists(file)
                ? List.of()
                : Files.readAllLines(file).stream()
                        .map(line -> line.replaceAll("#.*", "").trim())
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
