package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.TagStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A store that does nothing passes not one test, whatever it promises: each of them looks at something. */
class DoNothingStoreTest {
    @Test
    void thatPromisesEverythingFailsEveryTest() {
        assertFailsEveryTest(Durable.class);
    }

    @Test
    void thatPromisesNextToNothingFailsEveryTest() {
        assertFailsEveryTest(Volatile.class);
    }

    private static void assertFailsEveryTest(Class<? extends TagStoreConformance> nothing) {
        Certification certification = Certification.of(nothing, Map.of());
        assertEquals(List.of(), certification.passed);
        assertEquals(List.of(), certification.skipped);
        assertEquals(SuiteTests.all().count(), certification.failed.size());
    }

    abstract static class Nothing extends TagStoreConformance {
        @Override
        protected double budget() {
            return 0.2;
        }

        @Override
        TagStore decorate(TagStore store) {
            store.close();
            return new NothingStore();
        }
    }

    @StoreUnderTest("nothing")
    static class Durable extends Nothing {}

    @StoreUnderTest("nothing-volatile")
    static class Volatile extends Nothing {}
}
