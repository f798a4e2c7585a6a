package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Each saboteur is caught by exactly the rules that it breaks, and told what is wrong; the slow store passes. */
class SaboteursTest {
    /** They wait for disks and child processes, and for each other's turn, more than they compute. */
    private static final int AT_ONCE = 3;

    @TestFactory
    Stream<DynamicTest> exactlyTheRuleThatIsBrokenFails() {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        Map<Suspect, Future<Certification>> certifications = new LinkedHashMap<>();
        Suspect.all().forEach(suspect -> certifications.put(suspect, pool.submit(suspect::certify)));
        pool.shutdown();
        return certifications.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().fault(),
                        () -> judge(entry.getKey(), entry.getValue().get())));
    }

    private static void judge(Suspect suspect, Certification certification) {
        assertFalse(certification.passed.isEmpty());
        assertEquals(suspect.caught(), broken(certification), () -> texts(certification));
        assertTrue(saysWhy(certification, suspect.phrase()), () -> texts(certification));
    }

    /** Returns the rules that failed. */
    private static Set<Rule> broken(Certification certification) {
        return certification.failed.stream()
                .map(name -> Rule.valueOf(name.substring(0, name.indexOf(' ')).replace('-', '_')))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
    }

    private static boolean saysWhy(Certification certification, String phrase) {
        return certification.failures.isEmpty() || texts(certification).contains(phrase);
    }

    private static String texts(Certification certification) {
        return certification.failures.stream().map(Throwable::getMessage).collect(Collectors.joining("\n"));
    }

    /** A store whose provider is told by an option what to do wrong. */
    @ExtendWith(Chosen.class)
    abstract static class Faulty extends TagStoreConformance {
        final String fault;

        Faulty(String fault) {
            this.fault = fault;
        }

        @Override
        protected double budget() {
            return 0.2;
        }

        @Override
        protected Map<String, String> options(Path directory) {
            return Map.of("fault", fault);
        }
    }

    @StoreUnderTest("sabotaged")
    static class Sabotaged extends Faulty {
        Sabotaged(String fault) {
            super(fault);
        }

        @Override
        TagStore decorate(TagStore store) {
            return Saboteur.valueOf(fault).sabotage(store);
        }
    }

    @StoreUnderTest(SabotagedLogProvider.NAME)
    static class Durable extends Faulty {
        Durable(String fault) {
            super(fault);
        }

        @Override
        protected double budget() {
            return 0.25;
        }
    }

    @StoreUnderTest("damaging")
    static class Damaging extends Faulty {
        Damaging(String fault) {
            super(fault);
        }
    }

    @StoreUnderTest("fickle")
    static class Fickle extends TagStoreConformance {
        @Override
        protected double budget() {
            return 0.2;
        }
    }

    /** Gives the suite the fault that the run is about. */
    static final class Chosen implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == String.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getConfigurationParameter("saboteur").orElseThrow();
        }
    }
}
