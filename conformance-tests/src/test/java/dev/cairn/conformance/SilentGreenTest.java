package dev.cairn.conformance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExecutionCondition;

/** What could make the suite pass without having looked is refused. */
class SilentGreenTest {
    private static final Pattern RULE_TEST = Pattern.compile("(?s)    @RuleTest\\(\\w+\\)\\R.*?\\R    }\\R");

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
        Certification certification =
                Certification.of(MemoryConformanceTest.class, Map.of("conformance.only", "ATO-22"));
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
                MemoryConformanceTest.class,
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

    @Test
    void noClassOfTheSuiteCanAbortOrDisableATest() {
        JavaClasses suite = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.cairn.conformance");
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        ".*\\.(Assumptions|TestAbortedException|IncompleteExecutionException|TestSkippedException)")
                .check(suite);
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit.jupiter.api.condition"))
                .orShould()
                .dependOnClassesThat(type(Disabled.class))
                .check(suite);
        noClasses()
                .that()
                .doNotHaveSimpleName("ConformanceExtension")
                .should()
                .dependOnClassesThat(type(ExecutionCondition.class))
                .check(suite);
    }

    @Test
    void noTestReturnsBeforeItsEnd() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> early = sources.filter(file -> file.toString().endsWith("Rules.java"))
                    .flatMap(file -> RULE_TEST.matcher(text(file)).results())
                    .map(MatchResult::group)
                    .filter(test -> test.contains("return;"))
                    .toList();
            assertEquals(List.of(), early);
        }
    }

    @Test
    void theScanForEarlyReturnsSeesEveryTest() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            long seen = sources.filter(file -> file.toString().endsWith("Rules.java"))
                    .flatMap(file -> RULE_TEST.matcher(text(file)).results())
                    .count();
            assertEquals(SuiteTests.all().count(), seen);
        }
    }

    private static boolean isQuick(Method test) {
        return QUICK.contains(test.getAnnotation(RuleTest.class).value());
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String message(Certification certification) {
        return String.valueOf(certification.failures.get(0).getMessage());
    }
}
