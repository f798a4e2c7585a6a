import org.jspecify.annotations.NullMarked;

/** The memory backend: a store in the heap, empty whenever it is opened. */
@NullMarked
module dev.cairn.backend.memory {
    requires dev.cairn.api;
    requires static org.jspecify;
    requires org.pcollections;

    provides dev.cairn.spi.TagStoreProvider with
            dev.cairn.backend.memory.MemoryTagStoreProvider;
}
