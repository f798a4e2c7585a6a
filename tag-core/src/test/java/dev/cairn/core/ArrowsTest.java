package dev.cairn.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.cairn.core.store.PlantedHistory;
import dev.cairn.core.store.TagRepository;
import dev.cairn.planted.left.Left;
import dev.cairn.planted.right.Right;
import dev.cairn.spi.StorageEngine;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The domain has no engine, no I/O, no clock and no chance in it, and its packages depend on each other one way only. */
@Tag("same-on-every-jdk")
class ArrowsTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.cairn.core");

    /** A rule, and classes that break it. */
    record Arrow(String name, ArchRule rule, List<Class<?>> planted) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arrow> arrows() {
        return Stream.of(
                new Arrow("no engine", noEngine(), List.of(PlantedEngine.class)),
                new Arrow("no input or output", noInputOrOutput(), List.of(PlantedStream.class)),
                new Arrow("no clock", noUseOf(Clock.class), List.of(PlantedClock.class)),
                new Arrow("no moment", noCall("java.time..", "now"), List.of(PlantedMoment.class)),
                new Arrow("no time", noCall("java.lang", "currentTimeMillis|nanoTime"), List.of(PlantedTime.class)),
                new Arrow("no random numbers", noUseOf(RandomGenerator.class), List.of(PlantedRandom.class)),
                new Arrow("no chance", noCall("java..", "random|randomUUID|shuffle"), List.of(PlantedChance.class)),
                new Arrow("values stand alone", valuesAlone(), List.of(PlantedStore.class)),
                new Arrow("stores know no history", noHistory(), List.of(PlantedHistory.class)),
                new Arrow("no cycle", noCycle(), List.of(Left.class, Right.class)));
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void holds(Arrow arrow) {
        arrow.rule().check(CORE);
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void findsAPlantedViolation(Arrow arrow) {
        assertTrue(arrow.rule()
                .evaluate(new ClassFileImporter().importClasses(arrow.planted()))
                .hasViolation());
    }

    private static ArchRule noEngine() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.cairn.backend..",
                        "dev.cairn.spi..",
                        "org.lmdbjava..",
                        "net.openhft..",
                        "org.pcollections.."));
    }

    /**
     * What the compiler of Protocol Buffers writes offers streams; nobody calls it. What reads a message from bytes declares the exception.
     */
    private static ArchRule noInputOrOutput() {
        return noClasses()
                .that()
                .haveNameNotMatching(".*\\.RecordMessages.*")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
                                .and(not(type(IOException.class))));
    }

    private static ArchRule noUseOf(Class<?> type) {
        return noClasses().should().dependOnClassesThat().areAssignableTo(type);
    }

    private static ArchRule noCall(String packages, String methods) {
        return noClasses()
                .should()
                .callMethodWhere(target(nameMatching(methods)).and(target(owner(resideInAnyPackage(packages)))));
    }

    private static ArchRule valuesAlone() {
        return noClasses()
                .that()
                .resideInAPackage("dev.cairn.core")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.cairn.core.store..", "dev.cairn.core.history.."));
    }

    private static ArchRule noHistory() {
        return noClasses()
                .that()
                .resideInAPackage("dev.cairn.core.store..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.cairn.core.history.."));
    }

    private static ArchRule noCycle() {
        return slices().matching("dev.cairn.(**)").should().beFreeOfCycles();
    }

    @SuppressWarnings("unused")
    private record PlantedEngine(StorageEngine engine) {}

    @SuppressWarnings("unused")
    private record PlantedStream(InputStream stream) {}

    @SuppressWarnings("unused")
    private record PlantedClock(Clock clock) {}

    @SuppressWarnings("unused")
    private record PlantedMoment(Instant instant) {
        static PlantedMoment here() {
            return new PlantedMoment(Instant.now());
        }
    }

    @SuppressWarnings("unused")
    private record PlantedTime(long millis) {
        static PlantedTime here() {
            return new PlantedTime(System.currentTimeMillis());
        }
    }

    @SuppressWarnings("unused")
    private record PlantedRandom(Random random) {}

    @SuppressWarnings("unused")
    private record PlantedChance(double number) {
        static PlantedChance here() {
            return new PlantedChance(Math.random());
        }
    }

    @SuppressWarnings("unused")
    private record PlantedStore(TagRepository repository) {}
}
