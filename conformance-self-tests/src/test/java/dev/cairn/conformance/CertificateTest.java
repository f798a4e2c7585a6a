package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.testing.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;

/** A certificate says what ran, what failed and what did not run, and never more than was seen. */
class CertificateTest {
    private static final Map<String, String> ONE_RULE = Map.of("conformance.seed", "8841", "conformance.only", "ISO-4");

    @TempDir
    private Path directory;

    @Test
    void aRunOfOneRuleIsPartialAndListsTheRulesThatDidNotRun() throws IOException {
        certify(SoundStore.class, ONE_RULE);
        assertEquals("PARTIAL", json().get("verdict"));
        assertEquals("PASS", outcome("ISO-4"));
        assertEquals("NOT RUN", outcome("ISO-1"));
        assertContains("ISO-4    PASS\n", "conformance.only", "not run: SPI-1, SPI-2", "the profile is default");
    }

    @Test
    void aBrokenRuleMakesTheBackendNotConformantAndTheMessageStandsBesideIt() throws IOException {
        certify(Forgetful.class, ONE_RULE);
        assertEquals("NOT CONFORMANT", json().get("verdict"));
        assertEquals("FAIL", outcome("ISO-4"));
        assertContains(
                "failed: ISO-4\n", "commit 1 had returned, but commit 0 is seen", "seed                     8841\n");
    }

    @StoreUnderTest("memory")
    static class Forgetful extends TagStoreConformance {
        @Override
        TagStore decorate(TagStore store) {
            return new NothingStore();
        }
    }

    @Test
    void theFullProfileIsNamedAndAsksForNoOther() throws IOException {
        certify(SoundStore.class, Map.of("conformance.profile", "full", "conformance.only", "TXN-6"));
        assertEquals("full", json().get("profile"));
        assertTrue(!text().contains("the profile is"), this::text);
    }

    @Test
    void anUnknownProfileRunsNothingAndFails() throws IOException {
        Certification run = certify(SoundStore.class, Map.of("conformance.profile", "ful"));
        assertEquals(List.of(), run.passed);
        assertEquals("NOT CONFORMANT", json().get("verdict"));
        assertContains("conformance.profile is 'ful'. The profiles are: default, full");
    }

    @Test
    void aDisabledTestClassEndsTheRunLoudlyAndIsPartial() throws IOException {
        assertEndsLoudly(Switched.class, "Switched was left out: not today");
        assertEquals("PARTIAL", json().get("verdict"));
        assertEquals("NOT RUN", outcome("SPI-1"));
        assertContains("left out: not today");
    }

    private void assertEndsLoudly(Class<?> suite, String why) {
        String message = String.valueOf(assertThrows(IllegalStateException.class, () -> certify(suite, Map.of()))
                .getMessage());
        assertTrue(message.contains(why), message);
    }

    @Disabled("not today")
    @StoreUnderTest("memory")
    static class Switched extends TagStoreConformance {}

    @Test
    void anAssumptionOfTheTestClassEndsTheRunLoudlyAndIsPartial() throws IOException {
        assertEndsLoudly(Assuming.class, "Assuming was left out: Assumption failed: only on Sundays");
        assertEquals("PARTIAL", json().get("verdict"));
        assertEquals("NOT RUN", outcome("SPI-1"));
    }

    @StoreUnderTest("memory")
    static class Assuming extends TagStoreConformance {
        @BeforeAll
        static void assume() {
            Assumptions.assumeTrue(false, "only on Sundays");
        }
    }

    @Test
    void aFailureThatAnExtensionSwallowsEndsTheRunLoudlyAndIsNoPass() throws IOException {
        String message = String.valueOf(assertThrows(IllegalStateException.class, () -> certify(Hushed.class, ONE_RULE))
                .getMessage());
        assertTrue(message.contains("ISO-4") && message.contains("its failure from being told"), message);
        assertEquals("NOT RUN", outcome("ISO-4"));
    }

    @ExtendWith(Hush.class)
    static final class Hushed extends Forgetful {}

    /** Lets every test pass that fails. */
    static final class Hush implements TestExecutionExceptionHandler {
        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable thrown) {}
    }

    @Test
    void aConditionThatPretendsToBeAReplayEndsTheRunLoudly() {
        assertEndsLoudly(Pretending.class, ConformanceExtension.NOT_ASKED_FOR);
    }

    @StoreUnderTest("memory")
    @ExtendWith(Pretence.class)
    static class Pretending extends TagStoreConformance {}

    /** Disables everything, with the words of a replay. */
    static final class Pretence implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getTestMethod().isPresent()
                    ? ConditionEvaluationResult.disabled(ConformanceExtension.NOT_ASKED_FOR)
                    : ConditionEvaluationResult.enabled("a class");
        }
    }

    @Test
    void aDisabledTestClassThatNamesNoBackendEndsTheRunLoudly() {
        assertEndsLoudly(Unnamed.class, "Unnamed was left out: not today");
    }

    @Disabled("not today")
    static class Unnamed extends TagStoreConformance {}

    @Test
    void aDisabledClassAroundTheTestClassEndsTheRunLoudly() {
        assertEndsLoudly(Around.class, "Around was left out: not today");
    }

    @Disabled("not today")
    static class Around {
        @Nested
        @StoreUnderTest("memory")
        class Within extends TagStoreConformance {}
    }

    @Test
    void aTestClassWithinAnotherCertifies() throws IOException {
        certify(Open.class, ONE_RULE);
        assertEquals("PASS", outcome("ISO-4"));
    }

    static class Open {
        @Nested
        @StoreUnderTest("memory")
        class Within extends TagStoreConformance {}
    }

    @Test
    void aHiddenGroupFailsAndItsRulesDidNotRun() throws IOException {
        certify(SilentGreenTest.Hiding.class, Map.of());
        assertEquals("NOT CONFORMANT", json().get("verdict"));
        assertEquals("NOT RUN", outcome("ATO-1"));
        assertContains("hides the group of rules Ato");
    }

    @Test
    void aTestThatAFilterLeavesOutKeepsItsRuleFromPassing() throws IOException {
        Certification.certified(
                SoundStore.class,
                directory,
                Map.of("conformance.only", "TXN-3"),
                method -> !method.getName()
                        .equals(SuiteTests.of(Rule.TXN_3).get(0).getName()));
        assertEquals("NOT RUN", outcome("TXN-3"));
    }

    @Test
    void aTestClassWithASmallBudgetIsPartial() throws IOException {
        certify(Hasty.class, Map.of("conformance.only", "ISO-4"));
        assertContains("budget() of the test class is 0.2");
    }

    @StoreUnderTest("memory")
    static class Hasty extends TagStoreConformance {
        @Override
        protected double budget() {
            return 0.2;
        }
    }

    @Test
    void anExtensionCannotStandInTheWayOfATest() throws IOException {
        certify(Intercepted.class, ONE_RULE);
        assertEquals("FAIL", outcome("ISO-4"));
    }

    @ExtendWith(Swallower.class)
    static final class Intercepted extends Forgetful {}

    /** Skips every test, and lets JUnit believe that it ran. */
    static final class Swallower implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation,
                ReflectiveInvocationContext<java.lang.reflect.Method> method,
                ExtensionContext context) {
            invocation.skip();
        }
    }

    @Test
    void aProviderThatIsNotThereMakesEveryRuleFail() throws IOException {
        certify(SilentGreenTest.Unknown.class, Map.of());
        assertTrue(rules().stream().allMatch(rule -> "FAIL".equals(rule.get("outcome"))), this::text);
    }

    @Test
    void anotherRunReplacesTheCertificateAndLeavesNothingElse() throws IOException {
        certify(SoundStore.class, ONE_RULE);
        certify(SoundStore.class, Map.of("conformance.only", "TXN-6"));
        assertEquals("NOT RUN", outcome("ISO-4"));
        try (var files = Files.list(directory)) {
            assertEquals(
                    List.of("kept", "memory.json", "memory.txt"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aCertificateThatCannotBeWrittenEndsTheRunLoudly() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> Certification.certified(SoundStore.class, file, ONE_RULE, method -> true));
        assertTrue(failure.getMessage().contains("no certificate of conformance: "), failure::getMessage);
    }

    private Certification certify(Class<?> suite, Map<String, String> parameters) {
        return Certification.certified(suite, directory, parameters, method -> true);
    }

    private void assertContains(String... parts) {
        for (String part : parts) {
            assertTrue(text().contains(part), () -> "no '" + part + "' in\n" + text());
        }
    }

    private String outcome(String id) throws IOException {
        return rules().stream()
                .filter(rule -> id.equals(rule.get("id")))
                .map(rule -> String.valueOf(rule.get("outcome")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // The rules of a certificate are objects.
    private List<Map<String, Object>> rules() throws IOException {
        return (List<Map<String, Object>>) json().get("rules");
    }

    private Map<String, Object> json() throws IOException {
        return JsonText.object(Files.readString(only(".json")));
    }

    private String text() {
        try {
            return Files.readString(only(".txt"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path only(String suffix) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
