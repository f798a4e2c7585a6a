package dev.cairn.conformance.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The directory that certificates are written to. Each file appears whole or not at all. */
public final class CertificateFiles {
    private final Path directory;

    /** Names the directory, which need not exist. */
    public CertificateFiles(Path directory) {
        this.directory = directory;
    }

    /** Removes what an earlier run has left, so that it cannot be taken for the result of this one. */
    public void remove(String name) throws IOException {
        for (Path place : List.of(directory, directory.resolve("kept"))) {
            Files.deleteIfExists(place.resolve(name + ".txt"));
            Files.deleteIfExists(place.resolve(name + ".json"));
        }
    }

    /**
     * Writes {@code <name>.txt} and {@code <name>.json}, and below {@code kept} both again without the run. Returns where the first of
     * them is.
     */
    public Path write(String name, Certificate certificate) throws IOException {
        write(directory.resolve("kept"), name, certificate.kept());
        return write(directory, name, certificate);
    }

    private static Path write(Path directory, String name, Certificate certificate) throws IOException {
        Files.createDirectories(directory);
        Path text = directory.resolve(name + ".txt");
        write(text, CertificateText.of(certificate));
        write(directory.resolve(name + ".json"), CertificateJson.of(certificate));
        return text;
    }

    private static void write(Path file, String text) throws IOException {
        Path whole = Files.createTempFile(file.getParent(), "certificate-", ".tmp");
        try {
            Files.writeString(whole, text);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
