package dev.cairn.cli;

import dev.cairn.api.FileDamage;
import dev.cairn.cli.report.VerificationReport;
import dev.cairn.core.store.Finding;
import dev.cairn.core.store.StoreVerification;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a store: all is counted, and as much of it kept as is worth reading. */
final class Discoveries {
    private final List<FileDamage> damages = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long count;

    void add(FileDamage damage) {
        add(damages, damage);
    }

    void add(Finding finding) {
        add(findings, finding);
    }

    private <T> void add(List<T> kept, T discovery) {
        count++;
        if (kept.size() < VerificationReport.MAX_SHOWN) {
            kept.add(discovery);
        }
    }

    long count() {
        return count;
    }

    List<FileDamage> damages() {
        return damages;
    }

    List<Finding> findings() {
        return findings;
    }

    VerificationReport report(StoreVerification.Result result) {
        return new VerificationReport(result, damages, findings);
    }
}
