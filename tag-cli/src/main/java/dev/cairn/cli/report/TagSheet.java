package dev.cairn.cli.report;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.ProviderStats;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One tag with all that is known of it, line by line. */
public final class TagSheet {
    private static final int LABEL_WIDTH = "continues from  ".length();

    private final PrintWriter out;
    private final Paint paint;

    /** Prints to {@code out}. */
    public TagSheet(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    /** Prints a tag and its attribution. */
    public void print(ListedTag listed) {
        ConsolidatingTag tag = listed.tag();
        String names = listed.names().isEmpty() ? "(no name)" : String.join(", ", listed.names());
        heading(names);
        line("hash", tag.hash().toString());
        line("channel", tag.channel());
        line("version", tag.version());
        line("timestamp", tag.consolidationTimestamp().toString());
        line("created by", tag.createdBy());
        line("message", tag.message());
        tag.tips().forEach(tip -> line("tip", tip.toString()));
        line("continues from", tag.previousConsolidation());
        line("starts from", tag.consolidatesSince());
        line("changes", Long.toString(tag.consolidatedChangeCount()));
        line(
                "dependencies",
                tag.dependencyCountBefore() + " without this tag, " + tag.effectiveDependencyCount() + " with it");
        tag.metadata().forEach((key, value) -> line("metadata", key + " = " + value));
        listed.attribution().ifPresent(this::attribution);
    }

    /** Prints the evidence of the members of a tag. */
    public void printEvidence(Optional<Stream<Hash>> members, EvidenceReport report) {
        out.print('\n');
        heading(members.isEmpty() ? "No list of members is stored" : "Evidence");
        members.ifPresent(listed -> report.print(listed, out));
    }

    /** Prints the members of a tag. */
    public void printMembers(Optional<Stream<Hash>> members) {
        out.print('\n');
        if (members.isEmpty()) {
            heading("No list of members is stored");
            return;
        }
        heading("Members");
        members.get().forEach(member -> out.print("  " + member + '\n'));
    }

    private void attribution(AttributionSummary summary) {
        AttributionTotals totals = summary.totals();
        List<String> shares = AttributionCells.shares(totals);
        out.print('\n');
        heading("Attribution");
        line("AI-assisted", share(totals.aiAssistedChanges(), shares.get(0)));
        line("human", share(totals.humanAuthoredChanges(), shares.get(1)));
        line("unattributed", share(totals.unattributedChanges(), shares.get(2)) + ", no evidence either way");
        line(
                "coverage",
                totals.coveredChanges() + " of " + Counted.changes(totals.totalChanges()) + " (" + totals.coverage()
                        + ") have evidence, read by rules " + summary.evidenceRules());
        line("confidence", confidence(totals));
        line(
                "kinds",
                totals.codeChanges() + " code, " + totals.testChanges() + " test, " + totals.docChanges() + " doc, "
                        + totals.otherChanges() + " other");
        totals.timeSpan().ifPresent(span -> line("from", span.earliest() + " to " + span.latest()));
        totals.providers().forEach((name, stats) -> line("provider", name + ": " + provider(stats)));
    }

    private static String confidence(AttributionTotals totals) {
        long rated = totals.averageConfidence().count();
        return rated == 0
                ? "none is rated"
                : AttributionCells.confidence(totals.averageConfidence()) + " on average of " + rated + " rated ("
                        + totals.confidenceHigh() + " high, " + totals.confidenceMedium() + " medium, "
                        + totals.confidenceLow() + " low)";
    }

    private static String provider(ProviderStats stats) {
        String models = counted(stats.models());
        String types = counted(stats.suggestionTypes());
        return stats.changeCount()
                + (stats.changeCount() == 1 ? " change" : " changes")
                + (models.isEmpty() ? "" : "; models " + models)
                + (types.isEmpty() ? "" : "; " + types);
    }

    private static String counted(Map<?, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String share(long changes, String percentage) {
        return changes + " (" + percentage + "%)";
    }

    private void line(String label, Optional<?> value) {
        value.ifPresent(present -> line(label, present.toString()));
    }

    private void line(String label, String value) {
        out.print("  " + label + " ".repeat(LABEL_WIDTH - label.length()) + SafeText.of(value) + '\n');
    }

    private void heading(String text) {
        out.print(paint.heading(SafeText.of(text)) + '\n');
    }
}
