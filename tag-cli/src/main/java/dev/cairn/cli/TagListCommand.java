package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.ListedTag;
import dev.cairn.cli.report.TagJson;
import dev.cairn.cli.report.TagTable;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagRepository;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

@Command(
        name = "list",
        description = {
            "List the tags, by channel, newest first.",
            "",
            "Formats: text, json, csv, markdown; JSON has full hashes, all names and exact percentages."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn tag list --attribution --channel main")
final class TagListCommand implements Callable<Integer>, WritesTables {
    private final Session session;

    @Option(names = "--consolidating", description = "Only consolidating tags, which all tags are so far.")
    boolean consolidating;

    @Option(names = "--attribution", description = "Tell who made the changes that each tag stands for.")
    boolean attribution;

    @Option(names = "--channel", paramLabel = "C", description = "Only the tags of this channel.")
    @Nullable
    String channel;

    TagListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (TagStore store = session.openStore()) {
            print(new TagRepository(store).read(this::tags));
        }
        return ExitCode.DONE;
    }

    /** All of them before anything is printed: a table needs its widths, and damage must not leave half a document. */
    private List<ListedTag> tags(TagReader reader) {
        Stream<String> channels = channel == null ? reader.channels() : Stream.of(channel);
        return channels.toList().stream().flatMap(reader::tags).toList().stream()
                .map(tag -> ListedTag.read(tag, reader))
                .toList();
    }

    private void print(List<ListedTag> tags) {
        switch (session.format()) {
            case TEXT -> printText(tags);
            case JSON -> session.writeJson(json -> write(json, tags));
            case CSV -> new TagTable(tags).printCsv(session.out(), attribution);
            case MARKDOWN -> new TagTable(tags).printMarkdown(session.out(), attribution);
        }
    }

    private void printText(List<ListedTag> tags) {
        if (tags.isEmpty()) {
            session.explain(
                    channel == null ? "There are no tags yet." : "There are no tags of channel " + channel + ".");
        } else if (attribution) {
            new TagTable(tags).printAttribution(session.out(), session.paint());
        } else {
            new TagTable(tags).print(session.out(), session.paint());
        }
    }

    private void write(JsonGenerator json, List<ListedTag> tags) {
        TagJson writer = new TagJson(json);
        json.writeStartArray();
        tags.forEach(tag -> writer.listed(tag, attribution));
        json.writeEndArray();
    }
}
