package dev.cairn.cli.report;

import dev.cairn.core.Change;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.Contribution;
import dev.cairn.core.Evidence;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagReader;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** What was found of each member of a tag: where, how strong it is, the exact text, and where it contradicts itself. */
public final class EvidenceReport {
    private final TagReader tags;

    /** Reports the changes that {@code tags} reads. */
    public EvidenceReport(TagReader tags) {
        this.tags = tags;
    }

    /** Prints it for people. */
    public void print(Stream<Hash> members, PrintWriter out) {
        members.forEach(member -> tags.change(member)
                .ifPresentOrElse(
                        change -> print(change, out), () -> out.print("  " + member + "  not stored; import again\n")));
    }

    private static void print(Change change, PrintWriter out) {
        ChangeAttribution attribution = change.attribution();
        out.print("  " + change.hash() + "  " + authorship(attribution) + "\n");
        attribution.contributions().forEach(part -> out.print("    " + text(part) + "\n"));
        attribution.attestations().forEach(evidence -> out.print("    " + text(evidence, "people alone") + "\n"));
        attribution
                .contradictions()
                .forEach(one -> out.print("    contradiction: " + SafeText.of(one.toString()) + "\n"));
    }

    private static String authorship(ChangeAttribution attribution) {
        return switch (attribution.authorship()) {
            case AI_ASSISTED -> "AI-assisted";
            case HUMAN -> "human";
            case UNATTRIBUTED -> "no evidence";
        };
    }

    private static String text(Contribution part) {
        String model = part.model().map(name -> " " + name).orElse("");
        String confidence = part.confidence().map(value -> " (" + value + ")").orElse("");
        return text(part.evidence(), part.agent() + ", " + part.provider() + model + ", " + part.type() + confidence);
    }

    private static String text(Evidence evidence, String says) {
        return SafeText.of(evidence.source() + ", " + strength(evidence) + ": " + says + ": " + evidence.text());
    }

    private static String strength(Evidence evidence) {
        return evidence.strength().name().toLowerCase(Locale.ROOT);
    }

    /** Writes it as an array. */
    public void write(Stream<Hash> members, JsonGenerator json) {
        json.writeStartArray();
        members.forEach(member -> write(member, tags.change(member), json));
        json.writeEndArray();
    }

    private static void write(Hash member, Optional<Change> change, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("change", member.toString());
        json.writeBooleanProperty("stored", change.isPresent());
        Json.property(
                json, "authorship", change.map(known -> known.attribution().authorship()));
        change.ifPresent(known -> json.writeNumberProperty("evidenceRules", known.evidenceRules()));
        json.writeArrayPropertyStart("evidence");
        change.map(Change::attribution).ifPresent(attribution -> {
            attribution.contributions().forEach(part -> write(part, json));
            attribution.attestations().forEach(evidence -> {
                json.writeStartObject();
                write(evidence, json);
                json.writeEndObject();
            });
        });
        json.writeEndArray();
        Json.array(
                json,
                "contradictions",
                change.map(known -> known.attribution().contradictions()).orElse(List.of()));
        json.writeEndObject();
    }

    private static void write(Contribution part, JsonGenerator json) {
        json.writeStartObject();
        write(part.evidence(), json);
        json.writeStringProperty("agent", part.agent());
        json.writeStringProperty("provider", part.provider());
        Json.property(json, "model", part.model());
        json.writeStringProperty("type", part.type().toString());
        part.confidence().ifPresent(value -> json.writeNumberProperty("confidence", new BigDecimal(value.toString())));
        json.writeEndObject();
    }

    private static void write(Evidence evidence, JsonGenerator json) {
        json.writeStringProperty("source", evidence.source());
        json.writeStringProperty("strength", strength(evidence));
        json.writeStringProperty("text", evidence.text());
    }
}
