import dev.cairn.backend.chronicle.ChronicleTagStoreProvider;
import org.jspecify.annotations.NullMarked;

/**
 * Keeps a store in a checkpoint and a log, with keys and values in Chronicle Map: durable, for one process at a time.
 *
 * <p>Exports nothing: the backend is found with {@link java.util.ServiceLoader} under the name {@code chronicle}. Chronicle
 * Map needs flags of Java, which the backend names, and a JDK.
 */
@NullMarked
module dev.cairn.backend.chronicle {
    // What Chronicle Map needs; an automatic module cannot say so.
    requires chronicle.algorithms;
    requires chronicle.bytes;
    requires chronicle.core;
    requires chronicle.map;
    requires chronicle.values;
    requires chronicle.wire;
    requires com.squareup.javapoet;
    requires dev.cairn.api;
    requires java.compiler;
    requires java.logging;
    requires net.openhft.compiler;
    requires org.slf4j;
    requires static org.jspecify;

    provides dev.cairn.spi.TagStoreProvider with
            ChronicleTagStoreProvider;
}
