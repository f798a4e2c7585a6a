package dev.cairn.conformance;

/** No test of the suite asks for more in one commit than the backend's trait gives. */
@StoreUnderTest("small-batches")
class SmallBatchesConformanceTest extends TagStoreConformance {
    @Override
    protected double budget() {
        return 0.5;
    }
}
