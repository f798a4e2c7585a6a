package dev.cairn.conformance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Gives each test its {@link Stores}, bounds its time, clears up behind it, and words its failure. */
final class ConformanceExtension
        implements BeforeAllCallback, ExecutionCondition, ParameterResolver, InvocationInterceptor {
    /** Why a replay leaves tests out. */
    static final String NOT_ASKED_FOR = "not the rule that conformance.only names";

    private static final Namespace NAMESPACE = Namespace.create(ConformanceExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        HiddenGroups.refuse(suiteClass(context));
        new Replay(context).profile();
    }

    /** Lets everything run, unless a replay asks for one rule alone. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<RuleTest> test = context.getTestMethod().map(method -> method.getAnnotation(RuleTest.class));
        return test.map(RuleTest::value).map(new Replay(context)::includes).orElse(true)
                ? ConditionEvaluationResult.enabled("part of the suite")
                : ConditionEvaluationResult.disabled(NOT_ASKED_FOR);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stores.class;
    }

    @Override
    public Stores resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new Stores(subject(context), rule(context), context::publishReportEntry);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        if (!context.getRequiredTestMethod().isAnnotationPresent(RuleTest.class)) {
            invocation.proceed();
            return;
        }
        invocation.skip();
        Stores stores = (Stores) method.getArguments().get(0);
        context.publishReportEntry(conditions(stores.subject()));
        try {
            run(method, stores, context);
            context.publishReportEntry(Reported.COMPLETED, "true");
        } catch (Throwable seen) {
            throw new ConformanceFailure(rule(context), stores.subject(), seen);
        }
    }

    private static void run(ReflectiveInvocationContext<Method> method, Stores stores, ExtensionContext context)
            throws Throwable {
        Hangs hangs = hangs(context);
        hangs.refuse();
        Throwable thrown = null;
        try {
            limit(stores, context).run(() -> {
                try (stores) {
                    call(method);
                }
            });
        } catch (Throwable seen) {
            thrown = seen;
            throw seen;
        } finally {
            hangs.ended(rule(context), thrown);
        }
    }

    private static TimeLimit limit(Stores stores, ExtensionContext context) {
        String prefix = "conformance of " + stores.subject().backend().name() + ": ";
        return new TimeLimit(
                rule(context).id(),
                stores.subject().patience(),
                stores::children,
                progress -> System.out.println(prefix + progress));
    }

    private static Hangs hangs(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(suiteClass(context), suite -> new Hangs(), Hangs.class);
    }

    // Not through the invocation, which other extensions may have got hold of.
    private static void call(ReflectiveInvocationContext<Method> method) throws Throwable {
        try {
            method.getExecutable()
                    .invoke(
                            method.getTarget().orElseThrow(),
                            method.getArguments().toArray());
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Map<String, String> conditions(Subject subject) {
        return Map.of(
                Reported.SEED, Long.toString(subject.seed()),
                Reported.PROFILE, subject.profile().id(),
                Reported.BUDGET, Double.toString(subject.suite().budget()));
    }

    private static Rule rule(ExtensionContext context) {
        return context.getRequiredTestMethod().getAnnotation(RuleTest.class).value();
    }

    private static Subject subject(ExtensionContext context) {
        Class<?> suiteClass = suiteClass(context);
        StoreUnderTest named = suiteClass.getAnnotation(StoreUnderTest.class);
        if (named == null) {
            throw new IllegalStateException(suiteClass.getName()
                    + " does not say which backend it certifies: annotate it with @StoreUnderTest(\"name\")");
        }
        TagStoreConformance suite = context.getRequiredTestInstances()
                .findInstance(TagStoreConformance.class)
                .orElseThrow();
        return new Subject(
                new Backend(named.value()), seed(context, named.value()), new Replay(context).profile(), suite);
    }

    private static long seed(ExtensionContext context, String backend) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(backend, key -> announced(backend, new Replay(context)), Long.class);
    }

    private static long announced(String backend, Replay replay) {
        long seed = replay.seed();
        System.out.println("conformance of " + backend + ": " + replay.profile().id() + " profile, seed " + seed
                + ", replay: -Dconformance.seed=" + seed);
        return seed;
    }

    // Groups lie within it; it may itself lie within another class.
    private static Class<?> suiteClass(ExtensionContext context) {
        ExtensionContext suite = context;
        while (!TagStoreConformance.class.isAssignableFrom(suite.getRequiredTestClass())) {
            suite = suite.getParent().orElseThrow();
        }
        return suite.getRequiredTestClass();
    }
}
