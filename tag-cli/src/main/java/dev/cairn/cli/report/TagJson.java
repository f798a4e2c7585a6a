package dev.cairn.cli.report;

import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * Tags as JSON objects. Hashes are in their text form, instants in ISO 8601 and UTC; what is absent is {@code null}. The names and the
 * order of properties never change; new ones may follow.
 */
public final class TagJson {
    private final JsonGenerator json;

    /** Writes to {@code json}. */
    public TagJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a tag as it stands in a list, with or without its attribution. */
    public void listed(ListedTag listed, boolean attribution) {
        json.writeStartObject();
        components(listed);
        if (attribution) {
            AttributionJson.property(json, listed.attribution());
        }
        json.writeEndObject();
    }

    /**
     * Writes a tag whole.
     *
     * @param members if asked for, its members; no list is stored if they are empty
     * @param evidence if asked for, what is found of its members
     * @param attributed its members
     */
    public void whole(
            ListedTag listed,
            Optional<Optional<Stream<Hash>>> members,
            Optional<EvidenceReport> evidence,
            Optional<Stream<Hash>> attributed) {
        ConsolidatingTag tag = listed.tag();
        json.writeStartObject();
        components(listed);
        AttributionJson.property(json, listed.attribution());
        Json.property(json, "message", tag.message());
        Json.property(json, "createdBy", tag.createdBy());
        json.writeObjectPropertyStart("metadata");
        tag.metadata().forEach(json::writeStringProperty);
        json.writeEndObject();
        Json.array(json, "tips", tag.tips());
        members.ifPresent(this::members);
        evidence.ifPresent(report -> {
            json.writeName("evidence");
            report.write(attributed.orElseGet(Stream::empty), json);
        });
        json.writeEndObject();
    }

    /** Writes what tells a tag from others. */
    public void named(ListedTag listed) {
        json.writeStartObject();
        json.writeStringProperty("hash", listed.tag().hash().toString());
        Json.array(json, "names", listed.names());
        json.writeEndObject();
    }

    private void components(ListedTag listed) {
        ConsolidatingTag tag = listed.tag();
        json.writeStringProperty("hash", tag.hash().toString());
        Json.array(json, "names", listed.names());
        Json.property(json, "version", tag.version());
        json.writeStringProperty("channel", tag.channel());
        json.writeStringProperty("timestamp", tag.consolidationTimestamp().toString());
        Json.property(json, "previousConsolidation", tag.previousConsolidation());
        Json.property(json, "consolidatesSince", tag.consolidatesSince());
        json.writeNumberProperty("dependencyCountBefore", tag.dependencyCountBefore());
        json.writeNumberProperty("effectiveDependencyCount", tag.effectiveDependencyCount());
        json.writeNumberProperty("dependencyReduction", tag.dependencyReduction());
        json.writeNumberProperty("consolidatedChangeCount", tag.consolidatedChangeCount());
    }

    private void members(Optional<Stream<Hash>> members) {
        json.writeName("members");
        if (members.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        members.get().forEach(member -> json.writeString(member.toString()));
        json.writeEndArray();
    }
}
