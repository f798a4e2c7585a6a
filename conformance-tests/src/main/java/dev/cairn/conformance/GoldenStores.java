package dev.cairn.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The golden stores of one backend: for each format that was released a store with the {@link GoldenData}, kept for ever as class
 * path resource {@code golden/<backend>/<format>.zip}, which holds the files of the store's directory.
 *
 * <p>Running FMT-2 with {@code -Dconformance.golden=src/test/resources} writes the one of the current format, unless it is there.
 */
final class GoldenStores {
    private static final int MOST_FILES = 100;
    private static final long MOST_BYTES = 64L << 20;
    private static final String KEEP = "conformance.golden";

    private final String backend;

    GoldenStores(String backend) {
        this.backend = backend;
    }

    String resource(int format) {
        return "golden/" + backend + "/" + format + ".zip";
    }

    /** Unpacks the golden store of a format to a new directory; returns whether there is one. */
    boolean unpack(int format, Path directory) throws IOException {
        try (InputStream resource = open(resource(format))) {
            if (resource != null) {
                unpack(new ZipInputStream(resource), Files.createDirectory(directory));
            }
            return resource != null;
        }
    }

    private static @Nullable InputStream open(String resource) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? ClassLoader.getSystemResourceAsStream(resource) : loader.getResourceAsStream(resource);
    }

    private static void unpack(ZipInputStream zip, Path directory) throws IOException {
        int files = 0;
        long bytes = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Path file = directory.resolve(entry.getName()).normalize();
            byte[] content = zip.readNBytes((int) (MOST_BYTES - bytes) + 1);
            bytes += content.length;
            if (!file.startsWith(directory) || ++files > MOST_FILES || bytes > MOST_BYTES) {
                throw new IOException("a golden store has at most " + MOST_FILES + " files of " + MOST_BYTES
                        + " bytes together, all in its directory; refused at " + entry.getName());
            }
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, content);
        }
    }

    /** Keeps the store in {@code directory}, which is closed, if the run asks for it and its format is not kept yet. */
    void keepIfAsked(Path directory, int format) throws IOException {
        String root = System.getProperty(KEEP);
        if (root != null && Files.notExists(Path.of(root, resource(format)))) {
            Path target = Path.of(root, resource(format));
            Files.createDirectories(target.resolveSibling("."));
            try (OutputStream out = Files.newOutputStream(target);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Path file : FileTrees.files(directory)) {
                    ZipEntry entry =
                            new ZipEntry(directory.relativize(file).toString().replace('\\', '/'));
                    zip.putNextEntry(entry.setLastModifiedTime(FileTime.from(Instant.EPOCH)));
                    Files.copy(file, zip);
                }
            }
        }
    }
}
