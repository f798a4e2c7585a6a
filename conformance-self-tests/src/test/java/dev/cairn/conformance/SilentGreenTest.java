package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What could make the suite pass without having looked is refused. */
class SilentGreenTest {
    /** Rules with one short test each. */
    private static final Set<Rule> QUICK = Set.of(Rule.VAL_4, Rule.TXN_6, Rule.DOM_1, Rule.DOM_2);

    @Test
    void aSubclassThatHidesAGroupIsRefused() {
        Certification certification = Certification.of(Hiding.class, Map.of());
        assertEquals(List.of(), certification.passed);
        assertTrue(message(certification).contains("hides the group of rules Ato"), () -> message(certification));
    }

    @StoreUnderTest("memory")
    static class Hiding extends TagStoreConformance {
        @Nested
        final class Ato {
            @Test
            void passes() {}
        }
    }

    @Test
    void aTestClassThatNamesNoBackendIsRefused() {
        Certification certification = Certification.of(Nameless.class, Map.of());
        assertEquals(List.of(), certification.passed);
        assertTrue(message(certification).contains("@StoreUnderTest"), () -> message(certification));
    }

    static class Nameless extends TagStoreConformance {}

    @Test
    void aBackendThatIsNotRegisteredFailsEveryTest() {
        Certification certification = Certification.of(Unknown.class, Map.of());
        assertEquals(List.of(), certification.passed);
        assertEquals(List.of(), certification.skipped);
        String told = message(certification);
        assertTrue(told.matches("(?s)\\[[A-Z]+-\\d+] unknown: .*"), told);
        assertTrue(told.contains("no provider named 'unknown' is registered"), told);
        assertTrue(told.contains("Registered are: [") && told.contains("memory"), told);
    }

    @StoreUnderTest("unknown")
    static class Unknown extends TagStoreConformance {}

    @Test
    void askingForARuleThatDoesNotExistIsRefused() {
        Certification certification = Certification.of(SoundStore.class, Map.of("conformance.only", "ATO-22"));
        assertEquals(List.of(), certification.passed);
        assertEquals(List.of(), certification.skipped);
        assertTrue(message(certification).contains("ATO-22"), () -> message(certification));
    }

    @Test
    void conditionsThatAreSwitchedOffSwitchNothingOff() {
        Certification certification = Certification.of(
                CertificateTest.Switched.class,
                Map.of("junit.jupiter.conditions.deactivate", "*"),
                SilentGreenTest::isQuick);
        assertEquals(QUICK.size(), certification.passed.size());
    }

    @Test
    void aTimeLimitOfTheBuildFailsATestAndDoesNotSkipIt() {
        Certification certification = Certification.of(
                SoundStore.class,
                Map.of("junit.jupiter.execution.timeout.default", "1 ns", "conformance.only", "ISO-4"));
        assertEquals(List.of(), certification.passed);
        assertEquals(1, certification.failed.size());
    }

    @Test
    void aBuildThatRunsTestsInParallelRunsTheSuiteOneByOne() {
        Map<String, String> parallel = Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", "concurrent",
                "junit.jupiter.execution.parallel.mode.classes.default", "concurrent");
        Certification certification = Certification.of(Ordered.class, parallel, SilentGreenTest::isQuick);
        assertEquals(QUICK.size(), certification.passed.size());
        assertEquals(1, certification.mostAtOnce());
    }

    @TestMethodOrder(MethodOrderer.Random.class)
    @StoreUnderTest("memory")
    static class Ordered extends TagStoreConformance {}

    private static boolean isQuick(Method test) {
        return QUICK.contains(test.getAnnotation(RuleTest.class).value());
    }

    private static String message(Certification certification) {
        return String.valueOf(certification.failures.get(0).getMessage());
    }
}
