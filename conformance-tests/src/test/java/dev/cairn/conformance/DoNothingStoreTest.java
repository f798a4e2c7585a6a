package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.TagStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A store that does nothing passes not one test: each of them looks at something. */
class DoNothingStoreTest {
    @Test
    void everyTestFailsAndNoneIsSkipped() {
        Certification certification = Certification.of(Nothing.class, Map.of());
        assertEquals(List.of(), certification.passed);
        assertEquals(List.of(), certification.skipped);
    }

    @StoreUnderTest("nothing")
    static class Nothing extends TagStoreConformance {
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
}
