package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules and the tests of the suite are one set, and no test can be switched off from outside. */
class RulesAndTestsTest {
    @Test
    void everyRuleHasATest() {
        Set<Rule> tested = tests().map(
                        method -> method.getAnnotation(RuleTest.class).value())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
        assertEquals(EnumSet.allOf(Rule.class), tested);
    }

    @Test
    void everyTestOfAGroupNamesItsRule() {
        List<String> others = groupMethods()
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !method.isAnnotationPresent(RuleTest.class))
                .map(Method::toString)
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    void everyTestStandsInTheGroupOfItsRule() {
        tests().forEach(method -> {
            String group = method.getAnnotation(RuleTest.class).value().group();
            boolean fits = groupsOf(method.getDeclaringClass()).allMatch(name -> name.startsWith(group + " "));
            assertTrue(fits, () -> method + " stands among other rules than those of " + group);
        });
    }

    @Test
    void displayNamesBeginWithTheRuleAndReadAsSentences() throws NoSuchMethodException {
        Method method = AtoRules.class.getDeclaredMethod("aFailedCommitChangesNothing", Stores.class);
        String name = new RuleNames().generateDisplayNameForMethod(List.of(), AtoRules.class, method);
        assertEquals("ATO-2 a failed commit changes nothing", name);
    }

    @Test
    void noSubclassOutsideThePackageCanOverrideATest() {
        assertEquals(List.of(), tests().filter(method -> isOverridable(method)).toList());
    }

    private static boolean isOverridable(Method method) {
        return Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers());
    }

    private static Stream<Class<?>> groups() {
        return Arrays.stream(TagStoreConformance.class.getDeclaredClasses())
                .filter(group -> group.isAnnotationPresent(Nested.class));
    }

    private static Stream<String> groupsOf(Class<?> rules) {
        return groups().filter(group -> group.getSuperclass() == rules)
                .map(group -> group.getAnnotation(org.junit.jupiter.api.DisplayName.class)
                        .value());
    }

    private static Stream<Method> groupMethods() {
        return groups().flatMap(group -> Arrays.stream(group.getSuperclass().getDeclaredMethods()));
    }

    private static Stream<Method> tests() {
        return groupMethods().filter(method -> method.isAnnotationPresent(RuleTest.class));
    }
}
