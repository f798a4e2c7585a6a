package dev.cairn.backend.sqlite;

import dev.cairn.conformance.StoreUnderTest;
import dev.cairn.conformance.TagStoreConformance;

@StoreUnderTest("sqlite")
class SqliteConformanceTest extends TagStoreConformance {}
