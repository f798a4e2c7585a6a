package dev.cairn.conformance;

import dev.cairn.spi.EngineInfo;
import dev.cairn.spi.Snapshot;
import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.WriteBatch;
import dev.cairn.spi.WriterLease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands every call on. */
class ForwardingEngine implements StorageEngine {
    final StorageEngine engine;

    ForwardingEngine(StorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public Snapshot snapshot() {
        return engine.snapshot();
    }

    @Override
    public long commit(WriteBatch batch, long baseVersion) {
        return engine.commit(batch, baseVersion);
    }

    @Override
    public Optional<WriterLease> tryLeaseWriter() {
        return engine.tryLeaseWriter();
    }

    @Override
    public String leaseHolder() {
        return engine.leaseHolder();
    }

    @Override
    public EngineInfo info() {
        return engine.info();
    }

    @Override
    public void close() {
        engine.close();
    }

    static List<WriteBatch.Operation> operations(WriteBatch batch) {
        List<WriteBatch.Operation> operations = new ArrayList<>();
        batch.forEach(operations::add);
        return operations;
    }
}
