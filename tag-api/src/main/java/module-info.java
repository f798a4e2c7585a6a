import org.jspecify.annotations.NullMarked;

/**
 * The storage contract.
 *
 * <p>{@link dev.cairn.api} is what consumers use: choosing a store, transactions, tables, errors. {@link dev.cairn.spi}
 * is what an engine implements: consistent snapshots and one atomic commit of a batch. Everything between the two
 * is written here, once, for every engine.
 */
@NullMarked
module dev.cairn.api {
    requires static transitive org.jspecify;

    exports dev.cairn.api;
    exports dev.cairn.spi;

    uses dev.cairn.spi.TagStoreProvider;
}
