package dev.cairn.git.evidence;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /**
     * Returns the keys of the agents that lines are attested to: by the key itself, or by one that shortens it, or by a trace within its
     * session.
     */
    Set<String> attestedAgents() {
        NavigableSet<String> keys = new TreeSet<>();
        attested.forEach(key -> keys.add(List.of(key.split("::", 2)).get(0)));
        return agents.keySet().stream().filter(agent -> isAmong(keys, agent)).collect(Collectors.toSet());
    }

    /** Returns whether every attested line is a known human's, and no agent is named at all. */
    boolean isHuman() {
        return agents.isEmpty() && !attested.isEmpty() && humans.containsAll(attested);
    }

    /** Looks each shortened form up, because a note may have thousands of keys and of agents. */
    private static boolean isAmong(NavigableSet<String> keys, String agent) {
        String next = keys.ceiling(agent);
        return keys.contains(agent)
                || (agent.length() >= SHORTEST_KEY && next != null && next.startsWith(agent))
                || IntStream.range(SHORTEST_KEY, agent.length())
                        .anyMatch(end -> keys.contains(agent.substring(0, end)));
    }
}
