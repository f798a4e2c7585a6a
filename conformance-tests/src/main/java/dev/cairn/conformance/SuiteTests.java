package dev.cairn.conformance;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;

/** Every test that the suite has, whatever a run makes of it. */
final class SuiteTests {
    private SuiteTests() {}

    static List<Method> of(Rule rule) {
        return all().filter(test -> test.getAnnotation(RuleTest.class).value() == rule)
                .toList();
    }

    static Stream<Method> all() {
        return Arrays.stream(TagStoreConformance.class.getDeclaredClasses())
                .filter(group -> group.isAnnotationPresent(Nested.class))
                .flatMap(group -> Arrays.stream(group.getSuperclass().getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(RuleTest.class));
    }
}
