package dev.cairn.conformance;

import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriterLease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file beside a store that is there as long as somebody writes, and therefore after a crash of a writer. */
final class WritersNote {
    private final Path file;

    WritersNote(Path store) {
        this.file = store.resolve("writing");
    }

    boolean isThere() {
        return Files.exists(file);
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write() {
        try {
            Files.writeString(file, "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Keeps the note for each write transaction of an engine. */
    StorageEngine around(StorageEngine opened) {
        return new ForwardingEngine(opened) {
            @Override
            public void close() {
                remove();
                super.close();
            }

            @Override
            public Optional<WriterLease> tryLeaseWriter() {
                return super.tryLeaseWriter().map(lease -> {
                    write();
                    return () -> {
                        remove();
                        lease.close();
                    };
                });
            }
        };
    }
}
