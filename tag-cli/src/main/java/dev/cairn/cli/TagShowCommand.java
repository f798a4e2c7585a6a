package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.core.store.TagRepository;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show one tag with all that is known of it.",
        footerHeading = "%nExample:%n",
        footer = "  cairn tag show v1.2.0 --members")
final class TagShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "TAG", description = Reference.TAG)
    String tag = "";

    @Option(
            names = "--members",
            description = "Also list the changes that the tag adds to its base, dependencies first.")
    boolean members;

    @Option(
            names = "--evidence",
            description =
                    "Also list for each of these changes what was found where, how strong it is, and where it contradicts"
                            + " itself.")
    boolean evidence;

    TagShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (TagStore store = session.openStore()) {
            new TagReports(session).whole(new TagRepository(store), tag, members, evidence);
        }
        return ExitCode.DONE;
    }
}
