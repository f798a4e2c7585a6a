package dev.cairn.conformance;

@StoreUnderTest("memory")
class MemoryConformanceTest extends TagStoreConformance {}
