package dev.cairn.cli.report;

import java.io.PrintWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * The report of an import.
 *
 * @param repository the repository
 * @param store the store
 * @param channel the channel of new tags
 * @param summary what was done
 * @param skipped the Git tags that are no releases
 */
public record ImportReport(
        String repository, String store, String channel, ImportSummary summary, List<SkippedName> skipped) {
    /**
     * A Git tag that is no release.
     *
     * @param name its name
     * @param reason why
     */
    public record SkippedName(String name, String reason) {}

    /** Prints it for people. */
    public void print(PrintWriter out) {
        line(out, repository + " -> " + store + ", channel " + channel);
        line(out, "  tags created  " + summary.tagsCreated() + ", of " + Counted.changes(summary.changes()));
        line(out, "  names added   " + summary.namesAdded());
        line(out, "  unchanged     " + summary.unchanged());
        for (ImportSummary.MovedName moved : summary.moved()) {
            line(
                    out,
                    "  moved         " + moved.name() + " is at " + ListedTag.shortened(moved.change())
                            + " now; it still names tag " + ListedTag.shortened(moved.tag()) + " here");
        }
        for (SkippedName skippedName : skipped) {
            line(out, "  skipped       " + skippedName.name() + ": " + skippedName.reason());
        }
    }

    /** Writes it as an object. */
    public void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("repository", repository);
        json.writeStringProperty("store", store);
        json.writeStringProperty("channel", channel);
        json.writeNumberProperty("tagsCreated", summary.tagsCreated());
        json.writeNumberProperty("consolidatedChangeCount", summary.changes());
        json.writeNumberProperty("namesAdded", summary.namesAdded());
        json.writeNumberProperty("unchanged", summary.unchanged());
        json.writeArrayPropertyStart("moved");
        summary.moved().forEach(moved -> {
            json.writeStartObject();
            json.writeStringProperty("name", moved.name());
            json.writeStringProperty("change", moved.change().toString());
            json.writeStringProperty("tag", moved.tag().toString());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("skipped");
        skipped.forEach(skippedName -> {
            json.writeStartObject();
            json.writeStringProperty("name", skippedName.name());
            json.writeStringProperty("reason", skippedName.reason());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void line(PrintWriter out, String text) {
        out.print(SafeText.of(text) + '\n');
    }
}
