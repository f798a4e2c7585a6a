package dev.cairn.cli.report;

import dev.cairn.core.history.TagDifference;
import dev.cairn.core.history.TagDifference.Kind;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * In what a stored tag differs from what it is made of.
 *
 * @param listed the tag
 * @param store the differences from the stored changes
 * @param repository the differences from the repository, if there was one
 */
public record TagVerificationReport(
        ListedTag listed, List<TagDifference> store, Optional<List<TagDifference>> repository) {
    /** Copies the list. */
    public TagVerificationReport {
        store = List.copyOf(store);
    }

    /** Returns whether there is no difference. */
    public boolean isSame() {
        return all().findAny().isEmpty();
    }

    private Stream<TagDifference> all() {
        return Stream.concat(store.stream(), repository.stream().flatMap(List::stream));
    }

    private boolean isRewritten() {
        return all().anyMatch(difference -> difference.kind() == Kind.HISTORY_REWRITTEN);
    }

    /** Prints it for people. */
    public void print(PrintWriter out) {
        out.print(SafeText.of(listed.title()) + " (" + listed.tag().hash() + "), "
                + Counted.changes(listed.tag().consolidatedChangeCount()) + "\n");
        print("stored changes", store, out);
        repository.ifPresent(differences -> print("repository", differences, out));
        if (isRewritten()) {
            out.print("  its history was rewritten since; the tag stands for what was there before\n");
        }
    }

    private static void print(String source, List<TagDifference> differences, PrintWriter out) {
        if (differences.isEmpty()) {
            out.print("  " + source + ": the same\n");
        }
        differences.forEach(difference -> out.print("  " + source + ": " + SafeText.of(difference.what()) + "\n"));
    }

    /** Writes it as an object. */
    public void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("hash", listed.tag().hash().toString());
        Json.array(json, "names", listed.names());
        json.writeBooleanProperty("same", isSame());
        json.writeBooleanProperty("historyRewritten", isRewritten());
        json.writeArrayPropertyStart("differences");
        store.forEach(difference -> write("store", difference, json));
        repository.ifPresent(differences -> differences.forEach(difference -> write("repository", difference, json)));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(String source, TagDifference difference, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("source", source);
        json.writeStringProperty("kind", difference.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("what", difference.what());
        json.writeEndObject();
    }
}
