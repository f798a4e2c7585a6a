package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Each saboteur is caught by exactly the rule that it breaks, and told what is wrong; the slow store passes. */
class SaboteursTest {
    @TestFactory
    Stream<DynamicTest> exactlyTheRuleThatIsBrokenFails() {
        return Arrays.stream(Saboteur.values())
                .map(saboteur -> DynamicTest.dynamicTest(saboteur.name(), () -> certify(saboteur)));
    }

    private static void certify(Saboteur saboteur) {
        Map<String, String> parameters = Map.of("saboteur", saboteur.name(), "conformance.seed", "1");
        Certification certification = Certification.of(Sabotaged.class, parameters, SaboteursTest::staysInThisProcess);
        assertFalse(certification.passed.isEmpty());
        assertEquals(saboteur.caught(), broken(certification, saboteur.caught()), () -> texts(certification));
        assertTrue(saysWhy(certification, saboteur.phrase()), () -> texts(certification));
    }

    /** Returns the rules that failed. MODEL looks at what the others look at, so where one of them fails it may too. */
    private static Set<Rule> broken(Certification certification, Set<Rule> caught) {
        Set<Rule> broken = certification.failed.stream()
                .map(name -> Rule.valueOf(name.substring(0, name.indexOf(' ')).replace('-', '_')))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
        if (!caught.isEmpty() && !caught.contains(Rule.MODEL)) {
            broken.remove(Rule.MODEL);
        }
        return broken;
    }

    private static boolean saysWhy(Certification certification, String phrase) {
        return certification.failures.isEmpty() || texts(certification).contains(phrase);
    }

    private static String texts(Certification certification) {
        return certification.failures.stream().map(Throwable::getMessage).collect(Collectors.joining("\n"));
    }

    /** Tests that start a JVM of their own are left out: a volatile store shows them nothing, and they take long. */
    private static boolean staysInThisProcess(Method test) {
        return !Set.of(
                        "aSecondProcessIsRefusedOrSharesAsTheTraitSays",
                        "aFailedCommitChangesNothing",
                        "aScanOverATableLargerThanTheHeapWorks",
                        "aCommitThatReturnedSurvivesKillNineAsTheTraitSays",
                        "afterACrashEveryAcknowledgedCommitIsThereAndNoPartOfAnother",
                        "noMisuseCrashesTheJvmOrHangsItOrHarmsTheStore",
                        "randomSequencesWithKillNineInsideAgreeWithTheModel",
                        "relaxedDurabilityKeepsWholeBatchesInOrderOverKillNine")
                .contains(test.getName());
    }

    @StoreUnderTest("sabotaged")
    @ExtendWith(Chosen.class)
    static class Sabotaged extends TagStoreConformance {
        private final Saboteur saboteur;

        Sabotaged(Saboteur saboteur) {
            this.saboteur = saboteur;
        }

        @Override
        protected double budget() {
            return 0.2;
        }

        @Override
        protected Map<String, String> options(Path directory) {
            return Map.of("fault", saboteur.name());
        }

        @Override
        TagStore decorate(TagStore store) {
            return saboteur.sabotage(store);
        }
    }

    /** Gives the suite the saboteur that the run is about. */
    static final class Chosen implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Saboteur.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Saboteur.valueOf(
                    context.getConfigurationParameter("saboteur").orElseThrow());
        }
    }
}
