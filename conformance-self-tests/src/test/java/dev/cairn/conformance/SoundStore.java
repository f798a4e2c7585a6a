package dev.cairn.conformance;

/** The suite over a store that keeps every rule. */
@StoreUnderTest("memory")
class SoundStore extends TagStoreConformance {}
