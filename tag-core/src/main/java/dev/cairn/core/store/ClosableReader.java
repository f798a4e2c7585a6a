package dev.cairn.core.store;

import dev.cairn.api.ReadTransaction;

/** A reader together with the transaction that it reads in. */
final class ClosableReader extends StoredTags implements TagReadTransaction {
    private final ReadTransaction transaction;

    ClosableReader(ReadTransaction transaction) {
        super(transaction);
        this.transaction = transaction;
    }

    @Override
    public void close() {
        transaction.close();
    }
}
