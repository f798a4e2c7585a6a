package dev.cairn.cli.report;

import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.history.Membership;
import dev.cairn.core.store.TagReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/**
 * Why a tag stands for a change, or why not.
 *
 * @param asked the tag
 * @param change the change
 * @param membership why
 * @param tags where the tags have their names
 */
public record MembershipReport(ConsolidatingTag asked, Hash change, Membership membership, TagReader tags) {
    /** Prints it for people. */
    public void print(PrintWriter out) {
        out.print(headline() + "\n");
        List<ConsolidatingTag> chain = chain();
        for (int i = 0; i < chain.size(); i++) {
            out.print((i == 0 ? "  tag     " : "  base    ") + described(chain.get(i)) + "\n");
        }
        position()
                .ifPresent(position -> out.print("  member  " + position + " of "
                        + chain.get(chain.size() - 1).consolidatedChangeCount() + "\n"));
        for (int i = 0; i < path().size(); i++) {
            out.print((i == 0 ? "  tip     " : "  over    ") + path().get(i) + "\n");
        }
    }

    private String headline() {
        String subject = "change " + change + " is ";
        String tag = described(asked);
        if (membership instanceof Membership.Member) {
            return subject + "in " + tag;
        } else if (membership instanceof Membership.Inserted) {
            return subject + "not in " + tag + ": its tips depend on it, but it was inserted behind the tag";
        } else if (membership instanceof Membership.Unknown unknown) {
            return subject + "not in " + tag + "; whether its tips depend on it cannot be told, because change "
                    + unknown.missing() + " is not stored. Import again.";
        }
        return subject + "not in " + tag + ": none of its tips depends on it";
    }

    private String described(ConsolidatingTag tag) {
        return SafeText.of(ListedTag.read(tag, tags).title()) + " (" + tag.hash() + ")";
    }

    private List<ConsolidatingTag> chain() {
        return membership instanceof Membership.Member member ? member.chain() : List.of();
    }

    private OptionalLong position() {
        return membership instanceof Membership.Member member
                ? OptionalLong.of(member.position())
                : OptionalLong.empty();
    }

    private List<Hash> path() {
        if (membership instanceof Membership.Inserted inserted) {
            return inserted.path();
        }
        return membership instanceof Membership.Member member ? member.path() : List.of();
    }

    private String reason() {
        if (membership instanceof Membership.Member) {
            return "member";
        } else if (membership instanceof Membership.Inserted) {
            return "inserted behind the tag";
        }
        return membership instanceof Membership.Unknown ? "history not stored" : "not in the history of the tips";
    }

    /** Writes it as an object. */
    public void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("tag", asked.hash().toString());
        json.writeStringProperty("change", change.toString());
        json.writeBooleanProperty("contained", membership instanceof Membership.Member);
        json.writeStringProperty("reason", reason());
        json.writeArrayPropertyStart("chain");
        chain().forEach(tag -> new TagJson(json).named(ListedTag.read(tag, tags)));
        json.writeEndArray();
        position().ifPresent(position -> json.writeNumberProperty("position", position));
        Json.array(json, "path", path());
        json.writeEndObject();
    }
}
