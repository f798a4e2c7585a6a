package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.ListedTag;
import dev.cairn.cli.report.SafeText;
import dev.cairn.cli.report.TagJson;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagInUseException;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagRepository;
import dev.cairn.core.store.TagWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description = {
            "Delete a tag with its names, its members and its attribution.",
            "",
            "Refused while another tag has it as base. The history itself is not touched."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn tag delete v1.2.0")
final class TagDeleteCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "TAG", description = Reference.TAG)
    String text = "";

    TagDeleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (TagStore store = session.openStore()) {
            TagRepository tags = new TagRepository(store);
            try {
                report(tags.write(this::delete));
            } catch (TagInUseException used) {
                throw new RefusedException(tags.read(reader -> describe(used, reader)));
            }
        }
        return ExitCode.DONE;
    }

    private ListedTag delete(TagWriter tags) {
        ListedTag listed = ListedTag.read(tags.resolve(text), tags);
        tags.removeTag(listed.tag().hash());
        return listed;
    }

    private static String describe(TagInUseException used, TagReader tags) {
        String dependents =
                used.dependents().stream().map(hash -> title(hash, tags)).collect(Collectors.joining(", "));
        return title(used.tag(), tags) + " is the base of " + dependents + " and was not deleted. Delete those first.";
    }

    private static String title(Hash hash, TagReader tags) {
        return tags.names(hash).stream()
                .findFirst()
                .map(name -> name + " (" + hash + ")")
                .orElse(hash.toString());
    }

    private void report(ListedTag deleted) {
        if (session.isJson()) {
            session.writeJson(json -> new TagJson(json).named(deleted));
        } else {
            session.out()
                    .print("Deleted " + SafeText.of(deleted.title()) + ", "
                            + deleted.tag().hash() + '\n');
        }
    }
}
