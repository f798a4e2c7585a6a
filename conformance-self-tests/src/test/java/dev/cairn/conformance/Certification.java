package dev.cairn.conformance;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The suite, run over one test class inside a test: which of its tests passed, failed and were left out, by display name. */
final class Certification implements TestExecutionListener {
    final List<String> passed = new ArrayList<>();
    final List<String> failed = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();
    private int running;
    private int mostAtOnce;

    private Certification() {}

    static Certification of(Class<?> suite, Map<String, String> parameters) {
        return of(suite, parameters, method -> true);
    }

    /** Runs the tests that {@code included} admits. */
    static Certification of(Class<?> suite, Map<String, String> parameters, Predicate<Method> included) {
        return of(suite, parameters, included, List.of());
    }

    /** Runs the suite and writes its certificate into a directory. */
    static Certification certified(
            Class<?> suite, Path directory, Map<String, String> parameters, Predicate<Method> included) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put("conformance.directory", directory.toString());
        return of(suite, more, included, List.of(new CertificateListener()));
    }

    private static Certification of(
            Class<?> suite,
            Map<String, String> parameters,
            Predicate<Method> included,
            List<LauncherSessionListener> listeners) {
        Certification certification = new Certification();
        // What the build was asked for is not what a test of the suite asks for.
        Map<String, String> settings = new TreeMap<>(Map.of("conformance.profile", "default"));
        settings.putAll(parameters);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(suite))
                .configurationParameters(settings)
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(
                        method(test).filter(included.negate()).isEmpty()))
                .build();
        // The suite's own listener would write certificates of backends that do not exist.
        LauncherConfig config = LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .addLauncherSessionListeners(listeners.toArray(LauncherSessionListener[]::new))
                .build();
        LauncherFactory.create(config).execute(request, certification);
        return certification;
    }

    private static Optional<Method> method(TestDescriptor test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod());
    }

    /** Returns how many tests ran at one time. */
    int mostAtOnce() {
        return mostAtOnce;
    }

    @Override
    public synchronized void executionStarted(TestIdentifier test) {
        running += test.isTest() ? 1 : 0;
        mostAtOnce = Math.max(mostAtOnce, running);
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        skipped.add(test.getDisplayName());
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        running -= test.isTest() ? 1 : 0;
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            failed.add(test.getDisplayName());
            result.getThrowable().ifPresent(failures::add);
        } else if (test.isTest()) {
            passed.add(test.getDisplayName());
        }
    }
}
