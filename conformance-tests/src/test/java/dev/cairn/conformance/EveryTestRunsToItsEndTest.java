package dev.cairn.conformance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExecutionCondition;

/** No test of the suite has a way to pass, or to be left out, before it has looked. */
class EveryTestRunsToItsEndTest {
    private static final Pattern RULE_TEST = Pattern.compile("(?s)    @RuleTest\\(\\w+\\)\\R.*?\\R    }\\R");

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
        List<String> early =
                ruleTests().stream().filter(test -> test.contains("return;")).toList();
        assertEquals(List.of(), early);
    }

    @Test
    void theScanForEarlyReturnsSeesEveryTest() throws IOException {
        assertEquals(SuiteTests.all().count(), ruleTests().size());
    }

    /** Returns the text of each test in the suite's sources. */
    private static List<String> ruleTests() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            return sources.filter(file -> file.toString().endsWith("Rules.java"))
                    .flatMap(file -> RULE_TEST.matcher(text(file)).results())
                    .map(MatchResult::group)
                    .toList();
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
