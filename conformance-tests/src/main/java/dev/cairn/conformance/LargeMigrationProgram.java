package dev.cairn.conformance;

import dev.cairn.api.Limits;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.core.migration.Migration;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationOptions;
import java.nio.file.Path;
import java.util.List;

/** Copies a store with so many of the largest payloads, in batches of 4 MiB, and says how many bytes that were. */
final class LargeMigrationProgram {
    private static final MigrationOptions OPTIONS = MigrationOptions.defaults().withBatches(1_000, 4 << 20);

    private LargeMigrationProgram() {}

    static void run(StoreSpec spec, List<String> arguments) {
        Path place = spec.path();
        StoreSpec from = place == null ? spec : spec.at(place.resolveSibling("source"));
        try (TagStore source = from.open();
                TagStore target = spec.open()) {
            for (int row = 0; row < Integer.parseInt(arguments.get(0)); row++) {
                Shortcuts.put(source, Table.CHANGES, Bytes.of(row), Bytes.filled(Limits.MAX_PAYLOAD_BYTES, row));
            }
            ChildMain.say("filled");
            ChildMain.say("copied "
                    + new Migration(source, target, OPTIONS)
                            .run(MigrationListener.NONE)
                            .bytesCopied());
        }
    }
}
