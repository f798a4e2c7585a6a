package dev.cairn.conformance;

@StoreUnderTest("lmdb")
class LmdbConformanceTest extends TagStoreConformance {}
