package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cairn.cli.OracleCommit.Mark;
import dev.cairn.testing.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the marks of AI in messages, authors and git-ai notes by looking each up, as it stands, in the table {@code marks.txt}. */
final class OracleMarks {
    private static final Pattern TRAILER = Pattern.compile(
            "(?i)\\s*(co-authored-by|co-developed-by|assisted-by|ai-assisted-by|generated-by|made-with)\\s*:.*\\S.*");
    private static final Pattern NOBODY =
            Pattern.compile(".*(Author [0-9]+ <.*@example\\.invalid>|(dependabot|github-actions)\\[bot\\].*)");

    private final Map<String, String> table = new HashMap<>();

    OracleMarks() throws IOException {
        try (InputStream in = Objects.requireNonNull(OracleMarks.class.getResourceAsStream("/oracle/marks.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(" => ") && !line.startsWith("#"))
                    .map(line -> line.split(" => ", 2))
                    .forEach(parts -> table.put(parts[0], parts[1]));
        }
    }

    /** Returns what note, message and author say, each once for each source, with the stronger evidence. */
    List<Mark> of(@Nullable String note, String message, String author) {
        Map<List<Object>, Mark> found = new LinkedHashMap<>();
        for (Mark mark : all(note, message, author)) {
            List<Object> same = List.of(mark.source(), mark.agent(), mark.provider(), "" + mark.model(), mark.type());
            found.merge(same, mark, (first, second) -> first.strength().equals("strong") ? first : second);
        }
        return found.values().stream()
                .map(mark -> withMaker(mark, found.values()))
                .toList();
    }

    private List<Mark> all(@Nullable String note, String message, String author) {
        List<Mark> all = new ArrayList<>();
        if (note != null) {
            addNote(note, all);
        }
        String[] paragraphs = message.stripTrailing().split("\n[ \t]*\n", -1);
        for (int i = 0; i < paragraphs.length; i++) {
            String strength = i > 0 && i == paragraphs.length - 1 ? "strong" : "weak";
            paragraphs[i]
                    .lines()
                    .filter(line -> TRAILER.matcher(line).matches()
                            && !NOBODY.matcher(line).matches())
                    .forEach(line -> all.add(mark("trailer", strength, line, line)));
        }
        if (table.containsKey(author)) {
            all.add(mark("author", "strong", author, author));
        }
        return all;
    }

    /** A note has lines {@code KEY RANGES} below each path, then {@code ---}, then JSON that says which agent a key means. */
    private void addNote(String note, List<Mark> all) {
        String[] parts = note.split("(?m)^---$", 2);
        Set<String> attested = new HashSet<>();
        parts[0].lines()
                .filter(line -> line.startsWith(" "))
                .forEach(line -> attested.add(line.strip().split(" ", 2)[0]));
        Map<String, Object> json = JsonText.object(parts[1].strip());
        assertFalse(json.containsKey("humans") || json.containsKey("sessions"), "the oracle knows no such notes");
        ((Map<?, ?>) Objects.requireNonNull(json.get("prompts"))).forEach((key, prompt) -> {
            Map<?, ?> agent = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) prompt).get("agent_id"));
            String named = agent.get("tool") + " " + agent.get("model");
            Mark mark = mark("git-ai-note", "strong", key + " " + named, named);
            all.add(attested.contains(key) ? mark : unattested(mark));
        });
    }

    private static Mark unattested(Mark mark) {
        return new Mark(mark.source(), "weak", mark.text(), mark.agent(), mark.provider(), mark.model(), "inspired");
    }

    private Mark mark(String source, String strength, String text, String key) {
        String[] read = Objects.requireNonNull(table.get(key), () -> "add to marks.txt: " + key)
                .split(" \\| ", -1);
        return new Mark(source, strength, text, read[0], read[1], read[2].equals("-") ? null : read[2], read[3]);
    }

    /** An agent that names no model at one place but one at another is of that model's maker at both. */
    private static Mark withMaker(Mark mark, Collection<Mark> all) {
        List<String> makers = all.stream()
                .filter(other -> other.agent().equals(mark.agent()) && other.model() != null)
                .map(Mark::provider)
                .distinct()
                .toList();
        return mark.model() == null && makers.size() == 1 ? mark.by(makers.get(0)) : mark;
    }
}
