package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.ListedTag;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagRepository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "trend",
        description = {
            "Show how the shares of AI-assisted, human and unattributed changes went from tag to tag, oldest first: by"
                    + " provider, model, kind of suggestion and kind of change, and how many have evidence.",
            "",
            "Each tag counts the changes that it adds to its base. Formats: text, json, csv, markdown."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn tag trend --last 4")
final class TagTrendCommand implements Callable<Integer>, WritesTables {
    private final Session session;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "6",
            description = "The newest N tags. Default: ${DEFAULT-VALUE}.")
    int last;

    @Option(
            names = "--channel",
            paramLabel = "C",
            description = "The tags of this channel. Needed only where there are several.")
    @Nullable
    String channel;

    TagTrendCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (last < 1) {
            throw new MisuseException("--last is " + last + ", must be 1 or more.");
        }
        try (TagStore store = session.openStore()) {
            List<ListedTag> tags = new TagRepository(store).read(this::newest);
            if (tags.isEmpty()) {
                session.explain(
                        channel == null ? "There are no tags yet." : "There are no tags of channel " + channel + ".");
            }
            new ShareReports(session).print(tags);
        }
        return ExitCode.DONE;
    }

    private List<ListedTag> newest(TagReader tags) {
        List<ListedTag> newest = new ArrayList<>();
        for (String from : channels(tags)) {
            tags.tags(from).limit(last).toList().forEach(tag -> newest.add(ListedTag.read(tag, tags)));
        }
        Collections.reverse(newest);
        return newest;
    }

    /** Returns the channel, if there is one: tags of different lines of history are no series. */
    private List<String> channels(TagReader tags) {
        if (channel != null) {
            return List.of(channel);
        }
        List<String> all = tags.channels().toList();
        if (all.size() > 1) {
            throw new RefusedException(
                    "there are several channels: " + String.join(", ", all) + ". Choose one with --channel.");
        }
        return all;
    }
}
