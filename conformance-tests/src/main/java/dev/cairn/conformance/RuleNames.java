package dev.cairn.conformance;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Turns {@code @RuleTest(ATO_2) aFailedCommitChangesNothing} into {@code ATO-2 a failed commit changes nothing}. */
final class RuleNames extends DisplayNameGenerator.Standard {
    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
        RuleTest test = method.getAnnotation(RuleTest.class);
        return test == null
                ? super.generateDisplayNameForMethod(enclosing, testClass, method)
                : test.value().id() + " " + sentence(method);
    }

    /** Returns a method's name as a sentence. */
    static String sentence(Method method) {
        return method.getName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-zA-Z])(?=[0-9])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
