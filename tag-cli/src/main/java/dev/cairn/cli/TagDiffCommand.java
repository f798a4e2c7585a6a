package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.ListedTag;
import dev.cairn.core.store.TagRepository;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = {
            "Compare who made the changes of two tags: the share of each provider, model, kind of suggestion and kind of"
                    + " change, and how many have evidence.",
            "",
            "Each tag counts the changes that it adds to its base. Formats: text, json, csv, markdown."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn tag diff v1.0.0 v1.1.0 --format markdown")
final class TagDiffCommand implements Callable<Integer>, WritesTables {
    private final Session session;

    @Parameters(index = "0", paramLabel = "A", description = Reference.TAG)
    String before = "";

    @Parameters(index = "1", paramLabel = "B", description = Reference.TAG)
    String after = "";

    TagDiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (TagStore store = session.openStore()) {
            List<ListedTag> both = new TagRepository(store)
                    .read(tags -> Stream.of(before, after)
                            .map(text -> ListedTag.read(tags.resolve(text), tags))
                            .toList());
            both.forEach(TagDiffCommand::requireAttribution);
            new ShareReports(session).print(both);
        }
        return ExitCode.DONE;
    }

    private static void requireAttribution(ListedTag listed) {
        if (listed.attribution().isEmpty()) {
            throw new RefusedException("tag " + listed.title()
                    + " has no attribution summary, so that nothing is known of who" + " made its changes.");
        }
    }
}
