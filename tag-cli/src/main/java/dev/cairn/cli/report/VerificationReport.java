package dev.cairn.cli.report;

import dev.cairn.api.FileDamage;
import dev.cairn.core.store.Finding;
import dev.cairn.core.store.StoreVerification;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What is wrong in a store.
 *
 * @param result what was done
 * @param damages what is wrong with the files, or the first of it
 * @param shown the findings, or the first of them
 */
public record VerificationReport(StoreVerification.Result result, List<FileDamage> damages, List<Finding> shown) {
    /** The most findings of one kind that are worth reading. */
    public static final int MAX_SHOWN = 10_000;

    /** Keeps copies of the lists. */
    public VerificationReport {
        damages = List.copyOf(damages);
        shown = List.copyOf(shown);
    }

    /** Returns whether nothing is wrong. */
    public boolean isClean() {
        return result.findings() == 0;
    }

    /** Prints it for people. */
    public void print(PrintWriter out, Paint paint) {
        FindingTable.print(damages, shown, out, paint);
        if (!isClean()) {
            out.print('\n');
        }
        int listed = damages.size() + shown.size();
        out.print(Counted.entries(result.entries()) + " read, " + Counted.of(result.findings(), "finding", "findings")
                + (result.findings() > listed ? ", the first " + listed + " shown" : "")
                + (result.knownLosses() > 0
                        ? ", " + Counted.of(result.knownLosses(), "loss", "losses") + " known since a repair"
                        : "")
                + '\n');
        if (!damages.isEmpty()) {
            out.print("The store was not opened. 'cairn store repair' saves what is whole to a new one.\n");
        }
    }

    /** Writes it as an object. */
    public void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("entries", result.entries());
        json.writeNumberProperty("findingCount", result.findings());
        json.writeNumberProperty("knownLosses", result.knownLosses());
        FindingTable.write("damages", damages, "findings", shown, json);
        json.writeEndObject();
    }
}
