import dev.cairn.backend.lmdb.LmdbTagStoreProvider;
import org.jspecify.annotations.NullMarked;

/**
 * Keeps a store in an LMDB environment: ordered, durable, shared by many processes of one machine, without JVM flags.
 *
 * <p>Exports nothing: the backend is found with {@link java.util.ServiceLoader} under the name {@code lmdb}.
 */
@NullMarked
module dev.cairn.backend.lmdb {
    requires dev.cairn.api;
    requires lmdbjava;
    requires org.jnrproject.constants;
    requires org.jnrproject.ffi;
    requires org.jnrproject.jffi;
    requires static org.jspecify;

    provides dev.cairn.spi.TagStoreProvider with
            LmdbTagStoreProvider;
}
