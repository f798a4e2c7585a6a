package dev.cairn.cli;

import dev.cairn.api.TagStore;
import dev.cairn.cli.report.MembershipReport;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.history.Membership;
import dev.cairn.core.history.StoredChanges;
import dev.cairn.core.history.TagMembership;
import dev.cairn.core.store.ChangeNotFoundException;
import dev.cairn.core.store.TagReadTransaction;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagRepository;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "why",
        description = {
            "Tell why a tag stands for a change: over which bases, as which member, and over which dependencies from a tip; or why it"
                    + " does not.",
            "",
            "Ends with exit code 1 if it does not."
        },
        footerHeading = "%nExample:%n",
        footer = "  cairn deps why v1.2.0 64b8ebd9")
final class DepsWhyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "TAG", description = Reference.TAG)
    String tag = "";

    @Parameters(
            paramLabel = "CHANGE",
            description = "The hash of a stored change, or the first 4 or more characters of one.")
    String change = "";

    DepsWhyCommand(Session session) {
        this.session = session;
    }

    /** A tag given for a change is most often meant as its tip. */
    private Hash change(TagReader tags) {
        try {
            return tags.resolveChange(change);
        } catch (ChangeNotFoundException noChange) {
            throw Reference.findTag(tags, change)
                    .map(meant -> new RefusedException("'" + change + "' is a tag, and a change is asked for: "
                            + meant.tips().stream().map(Hash::toString).collect(Collectors.joining(" or ")) + "."))
                    .map(RuntimeException.class::cast)
                    .orElse(noChange);
        }
    }

    @Override
    public Integer call() {
        try (TagStore store = session.openStore();
                TagReadTransaction tags = new TagRepository(store).beginRead()) {
            ConsolidatingTag asked = tags.resolve(tag);
            Hash wanted = change(tags);
            Membership membership = new TagMembership(tags, new StoredChanges(tags)).explain(asked, wanted);
            MembershipReport report = new MembershipReport(asked, wanted, membership, tags);
            if (session.isJson()) {
                session.writeJson(report::write);
            } else {
                report.print(session.out());
            }
            return membership instanceof Membership.Member ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }
}
