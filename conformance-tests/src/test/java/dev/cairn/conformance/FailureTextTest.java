package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cairn.api.TagStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A failure says which rule was broken, by whom and how, and how to see it again. */
class FailureTextTest {
    private static final Map<String, String> REPLAY = Map.of("conformance.seed", "8841", "conformance.only", "ISO-4");

    @Test
    void aFailureNamesRuleBackendSeedAndReplay() {
        Certification certification = Certification.of(Forgetful.class, REPLAY);
        Throwable failure = certification.failures.get(0);
        assertInstanceOf(ConformanceFailure.class, failure);
        assertEquals("""
                [ISO-4] memory %s: commit 1 had returned, but commit 0 is seen
                rule: Real-time order: a transaction that begins after a commit returned sees that commit. \
                (storage.md#iso)
                seed 8841, replay: -Dconformance.seed=8841 -Dconformance.only=ISO-4""".formatted(new Backend("memory").version().orElseThrow()), failure.getMessage());
    }

    @Test
    void aReplayRunsOneRuleAndSkipsTheRestVisibly() {
        Certification certification = Certification.of(MemoryConformanceTest.class, REPLAY);
        assertEquals(List.of("ISO-4 a transaction that begins after a commit returned sees it"), certification.passed);
        assertEquals(List.of(), certification.failed);
    }

    @StoreUnderTest("memory")
    static class Forgetful extends TagStoreConformance {
        @Override
        TagStore decorate(TagStore store) {
            return new NothingStore();
        }
    }
}
