package dev.cairn.conformance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Writes a certificate for each backend that a test run has certified: {@code target/conformance/<name>.txt} and
 * {@code .json}, or in the directory that {@code conformance.directory} names.
 *
 * <p>For JUnit alone, which finds it with {@link java.util.ServiceLoader}. A listener of the session, not of the tests,
 * because JUnit only logs what a listener of the tests throws: a certificate that cannot be written must end the build.
 */
@SuppressWarnings("exports") // JUnit alone uses the class.
public final class CertificateListener implements LauncherSessionListener {
    private final Map<LauncherSession, SuiteRuns> sessions = new ConcurrentHashMap<>();
    private final Map<SuiteRuns, Thread> ends = new ConcurrentHashMap<>();

    /** Called by JUnit. */
    public CertificateListener() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        SuiteRuns runs = new SuiteRuns();
        sessions.put(session, runs);
        ends.put(runs, JvmEnd.told(runs::cutShort));
        session.getLauncher().registerTestExecutionListeners(runs);
    }

    /**
     * Ends the session.
     *
     * @throws IllegalStateException if a certificate could not be written, or if something disabled a test of the suite
     */
    @Override
    public void launcherSessionClosed(LauncherSession session) {
        SuiteRuns runs = sessions.remove(session);
        if (runs != null) {
            JvmEnd.forget(ends.remove(runs));
            runs.close();
        }
    }
}
