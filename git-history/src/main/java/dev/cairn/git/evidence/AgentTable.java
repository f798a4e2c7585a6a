package dev.cairn.git.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The table {@code agents.txt}: which names, addresses and model names belong to which agent and provider. */
final class AgentTable {
    private static final String RESOURCE = "agents.txt";
    private static final Pattern GITHUB_NUMBER = Pattern.compile("^[0-9]+\\+(?=[^@]+@users\\.noreply\\.github\\.com$)");

    private static final Comparator<Name> NAMES = Comparator.comparingInt(
                    (Name name) -> name.alias().certain() ? 0 : 1)
            .thenComparingInt(Name::start)
            .thenComparingInt(name -> -name.end());

    private final Map<String, Agent> emails = new HashMap<>();
    private final Map<String, String> makers = new HashMap<>();
    /** By their first words, so that a text costs what its own words cost, however many agents there are. */
    private final Map<String, List<Alias>> aliases = new HashMap<>();

    private AgentTable() {}

    /** Reads the table. */
    static AgentTable load() {
        AgentTable table = new AgentTable();
        try (InputStream in = Objects.requireNonNull(AgentTable.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(table::add);
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the agent with an e-mail address. */
    Optional<Agent> byEmail(String email) {
        String address = email.toLowerCase(Locale.ROOT).strip();
        return Optional.ofNullable(emails.get(GITHUB_NUMBER.matcher(address).replaceFirst("")));
    }

    /**
     * Returns the names of agents in a lower-case text, each where it stands first: those that nobody else bears before the others, then
     * in the order of the text, then longer ones before shorter ones.
     */
    List<Name> namesIn(String lower) {
        Map<Alias, Name> names = new HashMap<>();
        for (int start = 0; start < lower.length(); start++) {
            if (canBegin(lower, start)) {
                for (Alias alias : aliases.getOrDefault(firstWord(lower, start), List.of())) {
                    int end = start + alias.text().length();
                    if (lower.startsWith(alias.text(), start) && canEnd(lower, end)) {
                        names.putIfAbsent(alias, new Name(alias, start, end));
                    }
                }
            }
        }
        return names.values().stream().sorted(NAMES).toList();
    }

    /** A name stands as words of its own, not as a part of an identifier. */
    private static boolean canBegin(String text, int start) {
        return Character.isLetterOrDigit(text.charAt(start)) && (start == 0 || !continues(text.charAt(start - 1)));
    }

    private static boolean canEnd(String text, int end) {
        return end == text.length() || !continues(text.charAt(end));
    }

    private static boolean continues(char c) {
        return Character.isLetterOrDigit(c) || "-_/".indexOf(c) >= 0;
    }

    private static String firstWord(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    /** Returns who makes the models whose names begin with a word: with {@code gpt}, {@code gpt4} or {@code gpt4o}. */
    Optional<String> maker(String word) {
        int end = word.length();
        for (int at = 0; at < word.length() && end == word.length(); at++) {
            if (Character.isDigit(word.charAt(at)) && at > 1) {
                end = at;
            }
        }
        String maker = makers.get(word);
        return Optional.ofNullable(maker != null ? maker : makers.get(word.substring(0, end)));
    }

    private void add(String line) {
        int space = line.indexOf(' ');
        int colon = line.indexOf(": ");
        String subject = line.substring(space + 1, colon);
        String rest = line.substring(colon + 2);
        if (line.startsWith("model ")) {
            List.of(rest.strip().split(" +", -1)).forEach(word -> makers.put(word, subject));
        } else {
            List<String> parts = List.of(subject.split(" = ", 2));
            Agent agent = new Agent(parts.get(0), parts.get(1));
            List.of(rest.strip().split(", *", -1)).forEach(written -> add(agent, written));
        }
    }

    private void add(Agent agent, String written) {
        if (written.contains("@")) {
            emails.put(written, agent);
        } else if (written.endsWith("[bot]")) {
            emails.put(written + "@users.noreply.github.com", agent);
            add(new Alias(written, agent, true));
        } else {
            boolean certain = !written.endsWith("?");
            String name = certain ? written : written.substring(0, written.length() - 1);
            add(new Alias(name, agent, certain));
        }
    }

    private void add(Alias alias) {
        String firstWord = firstWord(alias.text(), 0);
        List<Alias> others = aliases.computeIfAbsent(firstWord, first -> new ArrayList<>());
        if (firstWord.isEmpty()
                || others.stream().anyMatch(other -> other.text().equals(alias.text()))) {
            throw new IllegalStateException(
                    RESOURCE + ": the name '" + alias.text() + "' begins with no word, or stands there twice");
        }
        others.add(alias);
    }

    /**
     * One way to write an agent.
     *
     * @param text the name, lower case
     * @param agent the agent
     * @param certain whether nobody else is called so
     */
    record Alias(String text, Agent agent, boolean certain) {}

    /**
     * A name of an agent in a text.
     *
     * @param alias the name
     * @param start where it begins
     * @param end where it ends
     */
    record Name(Alias alias, int start, int end) {}
}
