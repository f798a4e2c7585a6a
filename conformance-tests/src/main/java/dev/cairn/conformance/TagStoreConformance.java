package dev.cairn.conformance;

import dev.cairn.api.TagStore;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every rule of the storage contract, as tests that hold one backend to it.
 *
 * <p>All that a backend's author writes:
 *
 * <pre>{@code
 * @StoreUnderTest("acme")
 * class AcmeConformanceTest extends TagStoreConformance {}
 * }</pre>
 *
 * <p>The backend comes through {@link java.util.ServiceLoader} alone, so that its registration is tested too and child
 * processes can open its stores. No test can be switched off. A failure names the rule, says what was seen, and gives the
 * seed: {@code -Dconformance.seed=8841 -Dconformance.only=ATO-2} runs one rule again with the same random choices.
 *
 * <p>A plain run writes a certificate, {@code target/conformance/acme.txt} for people and {@code acme.json} for machines
 * ({@code -Dconformance.directory=} names another directory). It says {@code CONFORMANT} if every rule ran and passed with
 * {@code -Dconformance.profile=full}, which takes several times as long as the default profile.
 *
 * <p>Needs a POSIX shell as {@code /bin/sh}, and room for some hundred MiB in the directory for temporary files.
 */
@Isolated("its time limits and crash tests need the machine")
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(ConformanceExtension.class)
@DisplayNameGeneration(RuleNames.class)
@SuppressWarnings("exports") // JUnit alone uses the two classes.
public abstract class TagStoreConformance {
    /** Called by JUnit. */
    protected TagStoreConformance() {}

    /**
     * Returns the options to open stores with, beside the defaults.
     *
     * @param directory the directory of one test, removed behind it, for what options may refer to
     */
    protected Map<String, String> options(Path directory) {
        return Map.of();
    }

    /**
     * Returns by how much to multiply iterations and time limits; 1.0 unless overridden. What a rule counts (10,000 commits,
     * 100,000 entries) stays as it is. Above 0, at most 1,000.
     */
    protected double budget() {
        return 1.0;
    }

    /** Puts another transaction layer in the place of the real one, to test this suite. */
    TagStore decorate(TagStore store) {
        return store;
    }

    @Nested
    @DisplayName("SPI being found and opened")
    final class Spi extends SpiRules {}

    @Nested
    @DisplayName("SPI places of stores")
    final class Places extends PlaceRules {}

    @Nested
    @DisplayName("VAL keys and values")
    final class Val extends ValRules {}

    @Nested
    @DisplayName("TXN transactions")
    final class Txn extends TxnRules {}

    @Nested
    @DisplayName("TXN life cycle")
    final class LifeCycle extends LifeCycleRules {}

    @Nested
    @DisplayName("TXN one writer at a time")
    final class Writers extends WriterRules {}

    @Nested
    @DisplayName("TXN threads and leaks")
    final class Threads extends ThreadRules {}

    @Nested
    @DisplayName("ATO atomicity")
    final class Ato extends AtoRules {}

    @Nested
    @DisplayName("ISO isolation")
    final class Iso extends IsoRules {}

    @Nested
    @DisplayName("ISO anomalies")
    final class Anomalies extends AnomalyRules {}

    @Nested
    @DisplayName("ORD scans")
    final class Ord extends OrdRules {}

    @Nested
    @DisplayName("ORD streams")
    final class Streams extends StreamRules {}

    @Nested
    @DisplayName("DUR durability")
    final class Dur extends DurRules {}

    @Nested
    @DisplayName("DUR crashes")
    final class Crashes extends CrashRules {}

    @Nested
    @DisplayName("DUR relaxed durability")
    final class Relaxed extends RelaxedRules {}

    @Nested
    @DisplayName("COR damage")
    final class Damages extends DamageRules {}

    @Nested
    @DisplayName("COR verification")
    final class Verification extends VerifyRules {}

    @Nested
    @DisplayName("FMT format")
    final class Fmt extends FmtRules {}

    @Nested
    @DisplayName("MIG what is copied")
    final class Copies extends MigCopyRules {}

    @Nested
    @DisplayName("MIG what a target may hold")
    final class Targets extends MigTargetRules {}

    @Nested
    @DisplayName("MIG interruptions")
    final class Interruptions extends MigInterruptionRules {}

    @Nested
    @DisplayName("MIG comparison and report")
    final class Reports extends MigReportRules {}

    @Nested
    @DisplayName("MIG progress")
    final class Progress extends MigProgressRules {}

    @Nested
    @DisplayName("DOM the eleven checks")
    final class Dom extends DomRules {}

    @Nested
    @DisplayName("DOM the migration replay")
    final class Replayed extends DomReplayRules {}

    @Nested
    @DisplayName("MODEL random sequences")
    final class Model extends ModelRules {}
}
