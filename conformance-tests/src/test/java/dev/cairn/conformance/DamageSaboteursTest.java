package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
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

/** Each saboteur of files is caught by exactly the rule that it breaks, among those about opening and reading stores in files. */
class DamageSaboteursTest {
    private static final Set<Class<?>> GROUPS = Set.of(
            SpiRules.class,
            PlaceRules.class,
            DurRules.class,
            DamageRules.class,
            VerifyRules.class,
            FmtRules.class,
            DomRules.class);

    @TestFactory
    Stream<DynamicTest> exactlyTheRuleThatIsBrokenFails() {
        return Arrays.stream(DamageSaboteur.values())
                .map(saboteur -> DynamicTest.dynamicTest(saboteur.name(), () -> certify(saboteur)));
    }

    private static void certify(DamageSaboteur saboteur) {
        Map<String, String> parameters = Map.of("saboteur", saboteur.name(), "conformance.seed", "1");
        Certification certification =
                Certification.of(Damaging.class, parameters, test -> GROUPS.contains(test.getDeclaringClass()));
        Set<String> broken = certification.failed.stream()
                .map(name -> name.substring(0, name.indexOf(' ')))
                .collect(Collectors.toSet());
        String texts =
                certification.failures.stream().map(Throwable::getMessage).collect(Collectors.joining("\n"));
        assertEquals(Set.of(saboteur.caught().id()), broken, texts);
        assertTrue(texts.contains(saboteur.phrase()), texts);
    }

    @StoreUnderTest("damaging")
    @ExtendWith(Chosen.class)
    static class Damaging extends TagStoreConformance {
        private final DamageSaboteur saboteur;

        Damaging(DamageSaboteur saboteur) {
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
    }

    /** Gives the suite the saboteur that the run is about. */
    static final class Chosen implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DamageSaboteur.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return DamageSaboteur.valueOf(
                    context.getConfigurationParameter("saboteur").orElseThrow());
        }
    }
}
