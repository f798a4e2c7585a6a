package dev.cairn.cli.report;

import java.io.PrintWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What the import of a log did.
 *
 * @param log the log
 * @param store where the tags are
 * @param channel the channel of the new tags
 * @param changes how many changes the log has
 * @param summary what became of its tags
 * @param notes what the log says of itself that its order does not bear out
 */
public record LogImportReport(
        String log, String store, String channel, int changes, ImportSummary summary, List<String> notes) {
    /** Copies the list. */
    public LogImportReport {
        notes = List.copyOf(notes);
    }

    /** Prints it for people. */
    public void print(PrintWriter out) {
        line(out, log + " -> " + store + ", channel " + channel);
        line(out, "  changes       " + changes);
        line(out, "  tags created  " + summary.tagsCreated() + ", of " + Counted.changes(summary.changes()));
        line(out, "  names added   " + summary.namesAdded());
        line(out, "  unchanged     " + summary.unchanged());
        notes.forEach(note -> line(out, "  note          " + note));
    }

    /** Writes it as an object. */
    public void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("log", log);
        json.writeStringProperty("store", store);
        json.writeStringProperty("channel", channel);
        json.writeNumberProperty("changes", changes);
        json.writeNumberProperty("tagsCreated", summary.tagsCreated());
        json.writeNumberProperty("consolidatedChangeCount", summary.changes());
        json.writeNumberProperty("namesAdded", summary.namesAdded());
        json.writeNumberProperty("unchanged", summary.unchanged());
        Json.array(json, "notes", notes);
        json.writeEndObject();
    }

    private static void line(PrintWriter out, String text) {
        out.print(SafeText.of(text) + '\n');
    }
}
