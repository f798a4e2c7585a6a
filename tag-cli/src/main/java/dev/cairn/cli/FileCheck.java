package dev.cairn.cli;

import dev.cairn.api.Entry;
import dev.cairn.api.FileDamage;
import dev.cairn.api.SalvageReceiver;
import dev.cairn.api.Table;
import dev.cairn.cli.report.VerificationReport;
import dev.cairn.core.store.Finding;
import dev.cairn.core.store.StoreVerification;
import java.util.HexFormat;

/** Takes down what is wrong with the files of a store. */
final class FileCheck implements SalvageReceiver {
    private final Discoveries found = new Discoveries();
    private final CheckProgressLine progress;
    private long entries;

    FileCheck(CheckProgressLine progress) {
        this.progress = progress;
    }

    Discoveries found() {
        return found;
    }

    VerificationReport report() {
        return found.report(new StoreVerification.Result(entries, found.count(), 0));
    }

    @Override
    public void entry(Table table, Entry entry) {
        entries++;
    }

    @Override
    public void stray(Table table, Entry entry) {
        // Only found where something else is wrong.
    }

    @Override
    public void corrupt(Table table, byte[] key, String what) {
        entries++;
        found.add(new Finding(table, HexFormat.of().formatHex(key), what));
    }

    @Override
    public void damage(FileDamage damage) {
        found.add(damage);
    }

    @Override
    public void progress(long bytes, long totalBytes) {
        progress.bytes(bytes, totalBytes);
    }
}
