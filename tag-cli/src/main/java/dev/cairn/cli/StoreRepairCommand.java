package dev.cairn.cli;

import dev.cairn.api.FileDamage;
import dev.cairn.api.SalvageReceiver;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.cli.report.RepairReport;
import dev.cairn.core.store.Finding;
import dev.cairn.core.store.RepairListener;
import dev.cairn.core.store.RepairSource;
import dev.cairn.core.store.StoreRepair;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "repair",
        description = {
            "Save what is whole in a damaged store to a new one, and tell what is lost.",
            "",
            "The damaged store is only read, also where it cannot be opened any more. Every entry that is saved is proven by its"
                    + " checksum; index rows are made anew. A tag whose members are lost is kept without them, and the new store"
                    + " notes that. In the end 'cairn store verify' finds nothing wrong in the new store."
                    + " Ends with exit code 3 if anything is lost.",
            "",
            "The new store has to be empty; it is made if need be. A repair that does not end leaves a store that says so:"
                    + " remove it, and begin again."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn store repair --from lmdb:.cairn --to lmdb:/repaired/tags")
final class StoreRepairCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    final FromTo stores = new FromTo();

    @Option(
            names = "--dry-run",
            description = "Do everything in memory, and write nothing. The memory must hold the whole store.")
    boolean dryRun;

    StoreRepairCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AddressedStore source = stores.source(session);
        AddressedStore place = stores.target(session);
        source.requirePresent();
        Discoveries found = new Discoveries();
        StoreRepair.Result result;
        try (TagStore target = dryRun ? TagStores.open("memory:") : place.openOrCreate();
                CheckProgressLine progress = new CheckProgressLine(session)) {
            result = new StoreRepair(target, listener(found, progress)).run(stores.from, receiver -> {
                if (!source.salvage(receiver)) {
                    readOpen(source, receiver);
                }
            });
        }
        report(new RepairReport(stores.from, stores.to, dryRun, result, found.damages(), found.findings()));
        return result.losses() == 0 ? ExitCode.DONE : ExitCode.DAMAGED;
    }

    private static void readOpen(AddressedStore source, SalvageReceiver receiver) {
        try (TagStore store = source.open()) {
            RepairSource.of(store).read(receiver);
        }
    }

    private static RepairListener listener(Discoveries found, CheckProgressLine progress) {
        return new RepairListener() {
            @Override
            public void damage(FileDamage damage) {
                found.add(damage);
            }

            @Override
            public void loss(Finding loss) {
                found.add(loss);
            }

            @Override
            public void progress(long bytes, long totalBytes) {
                progress.bytes(bytes, totalBytes);
            }
        };
    }

    private void report(RepairReport report) {
        if (session.isJson()) {
            session.writeJson(report::write);
        } else {
            report.print(session.out(), session.paint());
        }
    }
}
