package dev.cairn.cli;

import dev.cairn.cli.report.EvidenceReport;
import dev.cairn.cli.report.ListedTag;
import dev.cairn.cli.report.TagJson;
import dev.cairn.cli.report.TagSheet;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReadTransaction;
import dev.cairn.core.store.TagReader;
import dev.cairn.core.store.TagRepository;
import java.util.Optional;
import java.util.stream.Stream;

/** Prints one tag, in the format that was asked for. */
final class TagReports {
    private final Session session;

    TagReports(Session session) {
        this.session = session;
    }

    /** Prints the tag that {@code text} means, and its members and their evidence if asked to: in their order, and never all in memory. */
    void whole(TagRepository tags, String text, boolean members, boolean evidence) {
        try (TagReadTransaction reader = tags.beginRead()) {
            ListedTag listed = ListedTag.read(reader.resolve(text), reader);
            Optional<Optional<Stream<Hash>>> wanted = members ? Optional.of(members(listed, reader)) : Optional.empty();
            EvidenceReport report = new EvidenceReport(reader);
            if (session.isJson()) {
                session.writeJson(json -> new TagJson(json)
                        .whole(
                                listed,
                                wanted,
                                evidence ? Optional.of(report) : Optional.empty(),
                                members(listed, reader)));
            } else {
                TagSheet sheet = new TagSheet(session.out(), session.paint());
                sheet.print(listed);
                wanted.ifPresent(sheet::printMembers);
                if (evidence) {
                    sheet.printEvidence(members(listed, reader), report);
                }
            }
        }
    }

    private static Optional<Stream<Hash>> members(ListedTag listed, TagReader reader) {
        return reader.members(listed.tag().hash());
    }
}
