package dev.cairn.git.evidence;

import dev.cairn.git.evidence.GitAiNote.NamedAgent;
import dev.cairn.git.objects.Text;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The lower part of a git-ai note: {@code prompts} and {@code sessions} name agents, {@code humans} people. All else is skipped. */
final class GitAiNoteJson {
    private static final int MAX_ENTRIES = 1000;
    private static final int MAX_TEXT = 200;
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNameLength(1000)
            .maxNumberLength(100)
            .maxStringLength(4 << 20)
            .build();
    private static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();

    private final Map<String, NamedAgent> agents;
    private final Set<String> humans;

    GitAiNoteJson(Map<String, NamedAgent> agents, Set<String> humans) {
        this.agents = agents;
        this.humans = humans;
    }

    /** Reads the JSON from {@code start}; stops at what is malformed, cut off or beyond the bounds. */
    void read(byte[] note, int start) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), note, start, note.length - start)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                members(json);
            }
        } catch (JacksonException e) {
            // A note is evidence, not input that an import depends on: what came before counts.
            return;
        }
    }

    private void members(JsonParser json) {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            switch (object ? name : "") {
                case "prompts", "sessions" -> entries(json, true);
                case "humans" -> entries(json, false);
                default -> json.skipChildren();
            }
        }
    }

    private void entries(JsonParser json, boolean ofAgents) {
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            if (agents.size() + humans.size() >= MAX_ENTRIES || (ofAgents && !object)) {
                json.skipChildren();
            } else if (ofAgents) {
                agent(json, text(key));
            } else {
                json.skipChildren();
                humans.add(key);
            }
        }
    }

    private void agent(JsonParser json, String key) {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            if (object && name.equals("agent_id")) {
                agentId(json, key);
            } else {
                json.skipChildren();
            }
        }
    }

    private void agentId(JsonParser json, String key) {
        String tool = "";
        String model = "";
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_STRING && name.equals("tool")) {
                tool = text(json.getString());
            } else if (value == JsonToken.VALUE_STRING && name.equals("model")) {
                model = text(json.getString());
            } else {
                json.skipChildren();
            }
        }
        if (!tool.isBlank() || !model.isBlank()) {
            agents.put(key, new NamedAgent(tool, model));
        }
    }

    private static String text(String value) {
        return Text.wellFormed(Text.cut(value, MAX_TEXT));
    }
}
