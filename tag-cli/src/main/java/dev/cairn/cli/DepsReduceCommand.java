package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.ListedTag;
import dev.cairn.cli.report.SafeText;
import dev.cairn.cli.report.TagJson;
import dev.cairn.core.Hash;
import dev.cairn.core.history.Reduction;
import dev.cairn.core.history.StoredChanges;
import dev.cairn.core.history.TagReduction;
import dev.cairn.core.store.TagReadTransaction;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagRepository;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

@Command(
        name = "reduce",
        description = {
            "Find the fewest tags and changes that stand for the same changes as those given.",
            "",
            "Tags come first, newest first, with their names; then the changes that no tag stands for. Where tags of several tips"
                    + " overlap in large groups, or history was inserted behind a tag, there may be fewer (docs/resolution.md)."
        },
        footerHeading = "%nExample:%n",
        footer = "  git log --format=%%H v1.2.0 | cairn deps reduce")
final class DepsReduceCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "HASH",
            arity = "0..*",
            description =
                    "Tags by name, version or hash, and stored changes by hash; of a hash the first 4 or more characters"
                            + " will do. None, or -, reads them from standard input, one a line.")
    List<String> given = List.of();

    DepsReduceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (TagStore store = session.openStore();
                TagReadTransaction tags = new TagRepository(store).beginRead()) {
            Set<Hash> dependencies = new LinkedHashSet<>();
            boolean reads = given.isEmpty() || given.equals(List.of("-"));
            (reads ? InputLines.read(session.in()) : given)
                    .forEach(text -> dependencies.add(Reference.resolve(tags, text)));
            Reduction reduction = new TagReduction(tags).reduce(dependencies, new StoredChanges(tags));
            if (session.isJson()) {
                session.writeJson(json -> write(json, dependencies.size(), reduction, tags));
            } else {
                print(reduction, tags);
            }
        }
        return ExitCode.DONE;
    }

    private void print(Reduction reduction, TagReader tags) {
        reduction.tags().forEach(tag -> session.out().print(tag + "  " + SafeText.of(title(tag, tags)) + "\n"));
        reduction.changes().forEach(change -> session.out().print(change + "\n"));
    }

    private static String title(Hash tag, TagReader tags) {
        return listed(tag, tags).title();
    }

    private static ListedTag listed(Hash tag, TagReader tags) {
        return ListedTag.read(tags.tag(tag).orElseThrow(), tags);
    }

    private static void write(JsonGenerator json, int given, Reduction reduction, TagReader tags) {
        json.writeStartObject();
        json.writeNumberProperty("given", given);
        json.writeArrayPropertyStart("tags");
        reduction.tags().forEach(tag -> new TagJson(json).named(listed(tag, tags)));
        json.writeEndArray();
        json.writeArrayPropertyStart("changes");
        reduction.changes().forEach(change -> json.writeString(change.toString()));
        json.writeEndArray();
        json.writeEndObject();
    }
}
