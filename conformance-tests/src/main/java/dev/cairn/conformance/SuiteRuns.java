package dev.cairn.conformance;

import dev.cairn.conformance.certificate.Certificate;
import dev.cairn.conformance.certificate.CertificateFiles;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Follows every test class that certifies a backend, and writes its certificate when it is over. */
final class SuiteRuns implements TestExecutionListener {
    private final Map<Class<?>, SuiteRun> runs = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> certified = new ConcurrentHashMap<>();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private volatile @Nullable TestPlan plan;
    private volatile String latest = "the first test";

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        latest = test.isTest() ? test.getDisplayName() : latest;
        follow(test, run -> {
            if (test.isTest()) {
                run.progress().tell(test.getDisplayName());
            }
        });
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        follow(test, run -> run.skipped(reason));
        if (!isReplay() || !reason.equals(ConformanceExtension.NOT_ASKED_FOR)) {
            leftOut(test, reason);
        }
        end(test);
    }

    // A build that passes although nothing was looked at would be taken for a certificate.
    private void leftOut(TestIdentifier test, String reason) {
        if (suite(test).isPresent() || holdsSuite(test)) {
            failures.add(new IllegalStateException(test.getDisplayName() + " was left out: " + reason
                    + ". The suite is run whole: remove what disables it"));
        }
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        follow(test, run -> run.reported(method(test), entry.getKeyValuePairs()));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        follow(test, run -> note(run, method(test), result));
        if (result.getStatus() == Status.ABORTED) {
            leftOut(test, result.getThrowable().map(SuiteRuns::message).orElse("aborted"));
        } else if (result.getStatus() == Status.SUCCESSFUL && wasCutShort(test)) {
            leftOut(test, "an extension of the test class kept it from its end, or its failure from being told");
        }
        end(test);
    }

    private static void note(SuiteRun run, Optional<Method> test, TestExecutionResult result) {
        String message = result.getThrowable().map(SuiteRuns::message).orElse("no reason given");
        if (result.getStatus() == Status.ABORTED) {
            run.skipped("aborted: " + message);
        } else if (result.getStatus() == Status.FAILED) {
            test.ifPresentOrElse(failed -> run.failed(failed, message), () -> run.failed(message));
        } else {
            test.ifPresent(run::passed);
        }
    }

    private boolean wasCutShort(TestIdentifier test) {
        return method(test).filter(method -> method.isAnnotationPresent(RuleTest.class)).stream()
                .anyMatch(method -> suite(test).map(runs::get).stream().noneMatch(run -> run.isCompleted(method)));
    }

    private void follow(TestIdentifier test, Consumer<SuiteRun> event) {
        attempt(() -> {
            Optional<Class<?>> suite = suite(test);
            if (suite.isPresent()) {
                event.accept(begun(suite.get()));
            }
        });
    }

    private SuiteRun begun(Class<?> suite) throws IOException {
        SuiteRun known = runs.get(suite);
        if (known != null) {
            return known;
        }
        String backend = backend(suite);
        certified.putIfAbsent(backend, suite);
        files().remove(fileName(suite));
        SuiteRun run = new SuiteRun(
                new Backend(backend),
                new Environment(suite.getName(), Instant.now()),
                new Progress("conformance of " + backend, tests(suite)));
        runs.put(suite, run);
        return run;
    }

    private void end(TestIdentifier test) {
        attempt(() -> {
            Optional<Class<?>> suite = isSuite(test) ? suite(test) : Optional.empty();
            if (suite.isPresent()) {
                write(suite.get());
                runs.remove(suite.get());
            }
        });
    }

    private void write(Class<?> suite) throws IOException {
        Certificate certificate = begun(suite).certificate();
        Path text = files().write(fileName(suite), certificate);
        System.out.println("conformance of " + certificate.backend() + ": "
                + certificate.verdict().text() + " (" + certificate.summary() + "), told in " + text);
    }

    /** Writes the certificates of the runs that the end of this JVM cuts short. */
    void cutShort() {
        String reason = "the JVM ended in the middle of '" + latest + "': " + JvmEnd.reason();
        runs.forEach((suite, run) -> {
            run.failed(reason);
            attempt(() -> write(suite));
        });
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException failure) {
            failures.add(failure);
        }
    }

    /**
     * Ends the session.
     *
     * @throws IllegalStateException if a certificate could not be made or written, or if something disabled a test
     */
    void close() {
        if (!failures.isEmpty()) {
            Exception first = failures.get(0);
            throw new IllegalStateException("no certificate of conformance: " + first.getMessage(), first);
        }
    }

    private long tests(Class<?> suite) {
        return plan().countTestIdentifiers(test ->
                test.isTest() && suite(test).filter(suite::equals).isPresent());
    }

    // A second test class for one backend (other options, say) must not overwrite the certificate of the first.
    private String fileName(Class<?> suite) {
        String backend = backend(suite);
        return certified.get(backend) == suite ? backend : backend + "-" + suite.getSimpleName();
    }

    private CertificateFiles files() {
        return new CertificateFiles(Path.of(
                plan().getConfigurationParameters().get("conformance.directory").orElse("target/conformance")));
    }

    private Optional<Class<?>> suite(TestIdentifier test) {
        return isSuite(test)
                ? test.getSource().map(source -> ((ClassSource) source).getJavaClass())
                : plan().getParent(test).flatMap(this::suite);
    }

    private TestPlan plan() {
        TestPlan started = plan;
        if (started == null) {
            throw new IllegalStateException("a test was reported before its plan");
        }
        return started;
    }

    private boolean isReplay() {
        return plan().getConfigurationParameters().get(Replay.ONLY).isPresent();
    }

    // A test class that names no backend is one too, and fails if it is run.
    private boolean holdsSuite(TestIdentifier test) {
        return extendsSuite(test) || plan().getDescendants(test).stream().anyMatch(SuiteRuns::extendsSuite);
    }

    private static boolean isSuite(TestIdentifier test) {
        return extendsSuite(test)
                && ((ClassSource) test.getSource().orElseThrow())
                        .getJavaClass()
                        .isAnnotationPresent(StoreUnderTest.class);
    }

    private static boolean extendsSuite(TestIdentifier test) {
        return test.getSource().orElse(null) instanceof ClassSource source
                && TagStoreConformance.class.isAssignableFrom(source.getJavaClass());
    }

    private static String backend(Class<?> suite) {
        return suite.getAnnotation(StoreUnderTest.class).value();
    }

    private static Optional<Method> method(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod());
    }

    private static String message(Throwable thrown) {
        return Optional.ofNullable(thrown.getMessage()).orElseGet(thrown::toString);
    }

    private interface Work {
        void run() throws IOException;
    }
}
