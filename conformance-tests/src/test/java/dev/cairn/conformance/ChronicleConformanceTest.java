package dev.cairn.conformance;

@StoreUnderTest("chronicle")
class ChronicleConformanceTest extends TagStoreConformance {}
