package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.core.Hash;
import dev.cairn.core.history.StoredChanges;
import dev.cairn.core.history.TagExpansion;
import dev.cairn.core.store.TagReadTransaction;
import dev.cairn.core.store.TagRepository;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

@Command(
        name = "expand",
        description = {
            "List every change that a tag or a change stands for, dependencies first, one a line.",
            "",
            "A tag stands for the expansion of its base and its members, a change for itself and all its history. Lines are"
                    + " written while they are found; an error after some of them ends with exit code 1 or 3."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn deps expand v1.2.0 --count")
final class DepsExpandCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "REF",
            description = "A tag by name, version or hash, or a stored change by hash; of a hash the first 4 or more"
                    + " characters will do.")
    String reference = "";

    @Option(names = "--count", description = "Only tell how many there are.")
    boolean count;

    DepsExpandCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (TagStore store = session.openStore();
                TagReadTransaction tags = new TagRepository(store).beginRead()) {
            Hash start = Reference.resolve(tags, reference);
            Stream<Hash> changes = new TagExpansion(tags).expand(start, new StoredChanges(tags));
            if (session.isJson()) {
                session.writeJson(json -> write(json, start, changes));
            } else if (count) {
                session.out().print(changes.count() + "\n");
            } else {
                changes.forEach(change -> session.out().print(change + "\n"));
            }
        }
        return ExitCode.DONE;
    }

    private void write(JsonGenerator json, Hash start, Stream<Hash> changes) {
        long[] found = {0};
        json.writeStartObject();
        json.writeStringProperty("start", start.toString());
        if (count) {
            found[0] = changes.count();
        } else {
            json.writeArrayPropertyStart("changes");
            changes.forEach(change -> {
                json.writeString(change.toString());
                found[0]++;
            });
            json.writeEndArray();
        }
        json.writeNumberProperty("count", found[0]);
        json.writeEndObject();
    }
}
