package dev.cairn.benchmarks.work;

import dev.cairn.api.TagStore;
import dev.cairn.core.migration.Migration;
import dev.cairn.core.migration.MigrationListener;
import dev.cairn.core.migration.MigrationOptions;
import dev.cairn.core.store.TagRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of a whole store into an empty one of each backend, compared at the end as every migration is. */
final class Migrations {
    private static final int TAGS = 20_000;

    private Migrations() {}

    static void run(Run run) throws Exception {
        int count = (int) Math.min(TAGS, run.scale().pairs());
        try (TagStore source = TypedReads.open(run, "lmdb")) {
            int put = Tags.put(new TagRepository(source), count).size();
            Map<String, Task> tasks = new LinkedHashMap<>();
            for (String backend : List.of("memory", "lmdb", "chronicle")) {
                tasks.put("to " + backend, Task.of(() -> migrate(run, source, backend, put)));
            }
            run.rotate(tasks, Figure.MIGRATE);
        }
    }

    private static double migrate(Run run, TagStore source, String backend, int count) throws Exception {
        try (TagStore target = TypedReads.open(run, backend)) {
            double rate = Stopwatch.perSecond(
                    count,
                    () -> new Migration(source, target, MigrationOptions.defaults()).run(MigrationListener.NONE));
            long copied =
                    new TagRepository(target).read(tags -> tags.tags("main").count());
            Reads.requireCount(count, copied);
            return rate;
        }
    }
}
