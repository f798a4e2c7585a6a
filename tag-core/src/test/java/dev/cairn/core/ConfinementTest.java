package dev.cairn.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.cairn.core.internal.records.Records;
import java.util.List;
import org.apache.commons.codec.digest.Blake3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The values know no library that others could want to replace, and no stored form. */
class ConfinementTest {
    private static final ArchRule PROTOBUF = noClasses()
            .that(resideOutsideOfPackage("dev.cairn.core.internal.records"))
            .should()
            .dependOnClassesThat(resideInAPackage("com.google.protobuf.."));
    private static final ArchRule BLAKE3 = noClasses()
            .that()
            .doNotHaveSimpleName("Blake3Digest")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.commons.codec.."));
    private static final ArchRule STORED_FORM = noClasses()
            .that()
            .resideInAPackage("dev.cairn.core")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.cairn.core.internal.."));

    static List<ArchRule> rules() {
        return List.of(PROTOBUF, BLAKE3, STORED_FORM);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.cairn.core");
        rule.check(classes);
    }

    @Test
    void everyRuleFindsAPlantedViolation() {
        JavaClasses planted = new ClassFileImporter().importClasses(Planted.class);
        for (ArchRule rule : rules()) {
            assertTrue(rule.evaluate(planted).hasViolation(), rule.getDescription());
        }
    }

    /** Breaks every rule. */
    @SuppressWarnings("unused")
    private record Planted(ByteString protobuf, Blake3 blake3, Records storedForm) {}
}
