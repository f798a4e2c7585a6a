package dev.cairn.conformance;

import dev.cairn.api.TagStore;
import dev.cairn.core.migration.Migration;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.migration.MigrationReport;
import java.util.List;

/**
 * The two stores of a migration.
 *
 * @param name how messages name it
 * @param source the store to copy
 * @param target the store to fill
 */
record MigrationPair(String name, TagStore source, TagStore target) {
    /** Batches so small that a migration of {@link SampleRows} takes many. */
    static final MigrationOptions SMALL = MigrationOptions.defaults().withBatches(40, 64 << 10);

    static final MigrationOptions RESUMED = SMALL.withResume(true);

    /** The backend under test is the target, and the memory backend the source; then the other way round. */
    static List<MigrationPair> bothWays(Stores stores) {
        return List.of(intoSubject(stores, "store"), outOfSubject(stores, "source"));
    }

    static MigrationPair intoSubject(Stores stores, String place) {
        return named(stores.openMemory(), stores.open(stores.spec(place)));
    }

    static MigrationPair outOfSubject(Stores stores, String place) {
        return named(stores.open(stores.spec(place)), stores.openMemory());
    }

    static MigrationPair named(TagStore source, TagStore target) {
        return new MigrationPair(
                "from " + source.info().backend() + " to " + target.info().backend(), source, target);
    }

    MigrationReport migrate() {
        return migrate(SMALL, MigrationListener.NONE);
    }

    MigrationReport migrate(MigrationOptions options, MigrationListener listener) {
        return new Migration(source, target, options).run(listener);
    }

    @Override
    public String toString() {
        return name;
    }
}
