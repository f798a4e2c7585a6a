package dev.cairn.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.cairn.api.planted.PlantedInApi;
import dev.cairn.backend.left.Left;
import dev.cairn.backend.planted.PlantedInBackend;
import dev.cairn.backend.right.Right;
import dev.cairn.cli.report.planted.PlantedInReport;
import dev.cairn.core.planted.PlantedInCore;
import dev.cairn.git.planted.PlantedInGit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between modules point downwards only. */
@Tag("same-on-every-jdk")
class ArrowsTest {
    private static final JavaClasses CAIRN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.cairn");

    /** A rule, and classes that break it. */
    record Arrow(String name, ArchRule rule, List<Class<?>> planted) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arrow> arrows() {
        return Stream.of(
                new Arrow("the storage API stands on the JDK alone", apiOnTheJdk(), List.of(PlantedInApi.class)),
                new Arrow(
                        "the domain knows no backend, no Git, no command",
                        never("dev.cairn.core..", "dev.cairn.backend..", "dev.cairn.git..", "dev.cairn.cli.."),
                        List.of(PlantedInCore.class)),
                new Arrow(
                        "a backend knows no domain, no Git, no command",
                        never("dev.cairn.backend..", "dev.cairn.core..", "dev.cairn.git..", "dev.cairn.cli.."),
                        List.of(PlantedInBackend.class)),
                new Arrow("a backend knows no other", backendsApart(), List.of(Left.class, Right.class)),
                new Arrow(
                        "Git histories know no backend, no command",
                        never("dev.cairn.git..", "dev.cairn.backend..", "dev.cairn.cli.."),
                        List.of(PlantedInGit.class)),
                new Arrow("nothing depends on the command", nothingOnTheCommand(), List.of(PlantedInGit.class)),
                new Arrow(
                        "reports know no commands",
                        never("dev.cairn.cli.report..", "dev.cairn.cli"),
                        List.of(PlantedInReport.class)));
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void holds(Arrow arrow) {
        arrow.rule().check(CAIRN);
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void findsAPlantedViolation(Arrow arrow) {
        JavaClasses planted = new ClassFileImporter().importClasses(arrow.planted());
        assertTrue(arrow.rule().evaluate(planted).hasViolation());
    }

    @Test
    void looksAtEveryModule() {
        for (String module :
                List.of("api", "core", "backend.lmdb", "backend.memory", "backend.chronicle", "git", "cli")) {
            assertFalse(
                    CAIRN.that(resideInAPackage("dev.cairn." + module + "..")).isEmpty(), module);
        }
    }

    private static ArchRule apiOnTheJdk() {
        return classes()
                .that()
                .resideInAnyPackage("dev.cairn.api..", "dev.cairn.spi..", "dev.cairn.internal..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify..", "dev.cairn.api..", "dev.cairn.spi..", "dev.cairn.internal.."));
    }

    private static ArchRule never(String from, String... to) {
        return noClasses().that().resideInAPackage(from).should().dependOnClassesThat(resideInAnyPackage(to));
    }

    private static ArchRule backendsApart() {
        return slices().matching("dev.cairn.backend.(*)..").should().notDependOnEachOther();
    }

    private static ArchRule nothingOnTheCommand() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.cairn.cli..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.cairn.cli.."));
    }
}
