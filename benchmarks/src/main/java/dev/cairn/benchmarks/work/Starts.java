package dev.cairn.benchmarks.work;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.store.TagRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command line from its start to its end: a process each time. */
final class Starts {
    static final String VERSION = "cairn --version";
    static final String LIST = "cairn tag list";

    private static final int TAGS = 20;

    private Starts() {}

    static void run(Run run) throws Exception {
        Path directory = run.directory("small");
        try (TagStore store = TagStores.open("lmdb", directory, Map.of())) {
            Tags.put(new TagRepository(store), TAGS);
        }
        Map<String, Task> tasks = new LinkedHashMap<>();
        tasks.put(VERSION, task(run, "--version"));
        tasks.put(LIST, task(run, "tag", "list", "--store", "lmdb:" + directory));
        run.rotate(Math.min(1, run.scale().warmUp()), tasks, Figure.START);
    }

    private static Task task(Run run, String... arguments) {
        List<String> command = new ArrayList<>(run.cairn());
        command.addAll(List.of(arguments));
        return Task.of(() -> Stopwatch.millis(() -> {
            if (ChildJvm.lines(command).isEmpty()) {
                throw new IllegalStateException("the command line printed nothing");
            }
        }));
    }
}
