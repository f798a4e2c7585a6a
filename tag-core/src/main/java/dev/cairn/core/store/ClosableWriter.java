package dev.cairn.core.store;

import dev.cairn.api.WriteTransaction;

/** A writer together with the transaction that it writes in. */
final class ClosableWriter extends WritableTags implements TagWriteTransaction {
    private final WriteTransaction transaction;

    ClosableWriter(WriteTransaction transaction) {
        super(transaction);
        this.transaction = transaction;
    }

    @Override
    public long commit() {
        return transaction.commit();
    }

    @Override
    public void close() {
        transaction.close();
    }
}
