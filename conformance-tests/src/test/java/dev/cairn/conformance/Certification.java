package dev.cairn.conformance;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The suite, run over one test class inside a test: which of its tests passed, failed and were left out, by display name. */
final class Certification implements TestExecutionListener {
    final List<String> passed = new ArrayList<>();
    final List<String> failed = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();

    private Certification() {}

    static Certification of(Class<?> suite, Map<String, String> parameters) {
        return of(suite, parameters, method -> true);
    }

    /** Runs the tests that {@code included} admits. */
    static Certification of(Class<?> suite, Map<String, String> parameters, Predicate<Method> included) {
        Certification certification = new Certification();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(suite))
                .configurationParameters(parameters)
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(
                        method(test).filter(included.negate()).isEmpty()))
                .build();
        LauncherFactory.create().execute(request, certification);
        return certification;
    }

    private static Optional<Method> method(TestDescriptor test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped.add(test.getDisplayName());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            failed.add(test.getDisplayName());
            result.getThrowable().ifPresent(failures::add);
        } else if (test.isTest()) {
            passed.add(test.getDisplayName());
        }
    }
}
