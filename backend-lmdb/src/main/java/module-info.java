import dev.cairn.backend.lmdb.LmdbTagStoreProvider;
import org.jspecify.annotations.NullMarked;

/**
 * Keeps a store in an LMDB environment: ordered, durable, shared by many processes of one machine, without JVM flags.
 *
 * <p>Exports nothing: the backend is found with {@link java.util.ServiceLoader} under the name {@code lmdb}. The artifact
 * {@code org.lmdbjava:native} holds no classes and cannot be a module: it belongs on the class path in any case.
 */
@NullMarked
module dev.cairn.backend.lmdb {
    requires dev.cairn.api;
    requires lmdbjava;
    requires org.jnrproject.constants;
    requires org.jnrproject.ffi;
    requires org.jnrproject.jffi;
    // What org.jnrproject.ffi needs; an automatic module cannot say so.
    requires org.objectweb.asm.commons;
    requires org.objectweb.asm.util;
    requires static org.jspecify;

    provides dev.cairn.spi.TagStoreProvider with
            LmdbTagStoreProvider;
}
