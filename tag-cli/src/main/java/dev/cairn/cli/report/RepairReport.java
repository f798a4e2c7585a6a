package dev.cairn.cli.report;

import dev.cairn.api.FileDamage;
import dev.cairn.core.store.Finding;
import dev.cairn.core.store.StoreRepair;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What a repair saved, and what it could not.
 *
 * @param from the damaged store
 * @param to the new one
 * @param dryRun whether nothing was written
 * @param result what was done
 * @param damages what is wrong with the files, or the first of it
 * @param losses what is lost, or the first of it
 */
public record RepairReport(
        String from,
        String to,
        boolean dryRun,
        StoreRepair.Result result,
        List<FileDamage> damages,
        List<Finding> losses) {
    /** Keeps copies of the lists. */
    public RepairReport {
        damages = List.copyOf(damages);
        losses = List.copyOf(losses);
    }

    /** Prints it for people. */
    public void print(PrintWriter out, Paint paint) {
        line(out, from + " -> " + to + (dryRun ? ", dry run: nothing was written" : ""));
        line(out, "  saved    " + Counted.entries(result.saved()));
        if (result.strays() > 0) {
            line(
                    out,
                    "  doubt    " + result.strays()
                            + " of them lie where nothing leads to: some may have been replaced or deleted before the damage");
        }
        line(out, "  made     " + Counted.of(result.indexRows(), "index row", "index rows"));
        line(out, "  damaged  " + Counted.of(result.damages(), "place in files", "places in files"));
        line(out, "  lost     " + Counted.entries(result.losses()));
        FindingTable.print(damages, losses, out, paint);
    }

    /** Writes it as an object. */
    public void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("from", from);
        json.writeStringProperty("to", to);
        json.writeBooleanProperty("dryRun", dryRun);
        json.writeNumberProperty("saved", result.saved());
        json.writeNumberProperty("strays", result.strays());
        json.writeNumberProperty("indexRows", result.indexRows());
        json.writeNumberProperty("damageCount", result.damages());
        json.writeNumberProperty("lossCount", result.losses());
        FindingTable.write("damages", damages, "losses", losses, json);
        json.writeEndObject();
    }

    private static void line(PrintWriter out, String text) {
        out.print(SafeText.of(text) + '\n');
    }
}
