package dev.cairn.git.evidence;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a git-ai note (authorship/3.0.0) says: attested keys above a line {@code ---}, and JSON below it that explains them.
 *
 * @param attested the keys that lines are attested to, as they stand in the note
 * @param agents the agents that the JSON names, by key
 * @param humans the keys of known humans
 */
record GitAiNote(Set<String> attested, Map<String, NamedAgent> agents, Set<String> humans) {
    private static final int SHORTEST_KEY = 7;

    /**
     * An agent of the note.
     *
     * @param tool the tool's name, perhaps empty
     * @param model the model's identifier, perhaps empty
     */
    record NamedAgent(String tool, String model) {}

    /** Reads a note, whatever is wrong with it: what was understood up to there counts. */
    static GitAiNote parse(byte[] note) {
        int divider = GitAiNoteText.divider(note);
        Set<String> attested = new LinkedHashSet<>();
        GitAiNoteText.attestedKeys(note, divider, attested);
        Map<String, NamedAgent> agents = new LinkedHashMap<>();
        Set<String> humans = new LinkedHashSet<>();
        new GitAiNoteJson(agents, humans).read(note, divider);
        return new GitAiNote(attested, agents, humans);
    }

    /** Returns whether lines are attested to an agent: by its key, or by one that shortens it, or by a trace within its session. */
    boolean attests(String agentKey) {
        return attested.stream().anyMatch(key -> means(key, agentKey));
    }

    /** Returns whether every attested line is a known human's, and no agent is named at all. */
    boolean isHuman() {
        return agents.isEmpty() && !attested.isEmpty() && humans.containsAll(attested);
    }

    private static boolean means(String attestedKey, String agentKey) {
        String key = List.of(attestedKey.split("::", 2)).get(0);
        int shorter = Math.min(key.length(), agentKey.length());
        return key.equals(agentKey) || (shorter >= SHORTEST_KEY && key.regionMatches(0, agentKey, 0, shorter));
    }
}
