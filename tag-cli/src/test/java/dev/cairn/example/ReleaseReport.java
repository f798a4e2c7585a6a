package dev.cairn.example;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.history.ConsolidationListener;
import dev.cairn.core.history.Consolidator;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagRepository;
import dev.cairn.git.EvidenceRules;
import dev.cairn.git.GitRepository;
import java.nio.file.Path;
import java.util.List;

/** Prints how much of each release of a Git repository was AI-assisted: {@code ReleaseReport REPOSITORY STORE}. */
public final class ReleaseReport {
    private ReleaseReport() {}

    /** Imports the releases that the store does not have yet, and prints all of them. */
    public static void main(String[] arguments) {
        try (GitRepository git = GitRepository.open(Path.of(arguments[0]));
                TagStore store = TagStores.open(arguments[1])) {
            TagRepository tags = new TagRepository(store);
            new Consolidator(tags, git.changes(), EvidenceRules.VERSION)
                    .consolidateAll("main", git.releases().releases(), ConsolidationListener.NONE);
            tags.read(ReleaseReport::lines).forEach(System.out::println);
        }
    }

    private static List<String> lines(TagReader reader) {
        return reader.tags("main")
                .map(tag -> {
                    AttributionTotals totals =
                            reader.attribution(tag.hash()).orElseThrow().totals();
                    return reader.names(tag.hash()).first() + " " + totals.aiPercentage();
                })
                .toList();
    }
}
