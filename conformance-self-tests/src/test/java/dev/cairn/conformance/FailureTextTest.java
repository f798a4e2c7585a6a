package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
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
    void whatOnlyWrapsAnotherIsToldWithTheOther() {
        Throwable reason = new IllegalArgumentException("a batch of 100 bytes");
        Error wrapped =
                new ServiceConfigurationError("it could not be instantiated", new LinkageError("in it", reason));
        String told = new ConformanceFailure(Rule.SPI_1, subject(), wrapped).getMessage();
        assertTrue(
                told.contains("instantiated, caused by java.lang.IllegalArgumentException: a batch of 100 bytes\n"),
                told);
        String once = new ConformanceFailure(Rule.SPI_1, subject(), new IllegalStateException("why: " + reason, reason))
                .getMessage();
        assertFalse(once.contains("caused by"), once);
    }

    private static Subject subject() {
        return new Subject(new Backend("memory"), 1, Profile.DEFAULT, new Forgetful());
    }

    @Test
    void aStoreThatIsSaidToBeVolatileAndNeedsAPlaceIsToldThatTheTraitIsWhy() throws IOException {
        Stores stores = new Stores(subject(), Rule.DUR_4, (key, value) -> {});
        try (stores) {
            StoreSpec placeless = new StoreSpec("lmdb", null, Map.of());
            AssertionError refusal = assertThrows(AssertionError.class, () -> stores.openAsTraitsSay(placeless));
            assertTrue(refusal.getMessage().startsWith("traits() says VOLATILE"), refusal.getMessage());
        }
    }

    @Test
    void aReplayRunsOneRuleAndSkipsTheRestVisibly() {
        Certification certification = Certification.of(SoundStore.class, REPLAY);
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
