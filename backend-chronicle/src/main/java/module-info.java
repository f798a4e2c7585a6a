import org.jspecify.annotations.NullMarked;

/** The Chronicle Map backend: not available yet, and it says so. */
@NullMarked
module dev.cairn.backend.chronicle {
    requires dev.cairn.api;
    requires static org.jspecify;

    provides dev.cairn.spi.TagStoreProvider with
            dev.cairn.backend.chronicle.ChronicleTagStoreProvider;
}
