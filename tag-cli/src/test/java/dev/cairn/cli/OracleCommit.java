package dev.cairn.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A commit as Git tells it, with the marks of AI that stand in it. Nothing here knows the classes that it is the oracle of. */
record OracleCommit(
        String hash,
        List<String> parents,
        Instant time,
        String author,
        String subject,
        List<String> paths,
        List<Mark> marks) {
    private static final Pattern TEST = Pattern.compile("(.*/)?(tests?|integration-tests)/.*"
            + "|(.*/)?(conftest|tests?([._-][^/]*)?|[^/]*[._-](test|spec))\\.(py|rs|c|h|sh|ts)");
    private static final Pattern DOC =
            Pattern.compile("(.*/)?(docs?|man)/.*|.*\\.(md|rst)|(.*/)?(LICENSE|AUTHORS)([-.][A-Z]+)?");
    private static final Pattern SOURCE =
            Pattern.compile(".*\\.(py|rs|c|h|sh|ts|sql|html|bash)|(.*/)?(Makefile|Justfile)");

    /** A mark, as {@code tag show --evidence --format json} has it. */
    record Mark(
            String source,
            String strength,
            String text,
            String agent,
            String provider,
            @Nullable String model,
            String type) {
        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("source", source);
            json.put("strength", strength);
            json.put("text", text);
            json.put("agent", agent);
            json.put("provider", provider);
            json.put("model", model);
            json.put("type", type);
            return json;
        }

        Mark by(String maker) {
            return new Mark(source, strength, text, agent, maker, model, type);
        }
    }

    /** Returns every share that this commit counts in, once, as {@code tag diff} calls it. */
    Set<String> labels() {
        Set<String> labels = new TreeSet<>();
        labels.add(marks.isEmpty() ? "unattributed" : "ai-assisted");
        for (Mark mark : marks) {
            labels.add("with evidence");
            labels.add("provider " + mark.provider());
            labels.add("suggestion " + mark.provider() + "/" + mark.type());
            if (mark.model() != null) {
                labels.add("model " + mark.provider() + "/" + mark.model());
            }
        }
        if (!paths.isEmpty()) {
            labels.add("kind " + kind());
        }
        return labels;
    }

    private String kind() {
        if (paths.stream().anyMatch(path -> TEST.matcher(path).matches())) {
            return "test";
        }
        if (paths.stream().allMatch(path -> DOC.matcher(path).matches())) {
            return "doc";
        }
        return paths.stream()
                        .anyMatch(path -> SOURCE.matcher(path).matches()
                                && !DOC.matcher(path).matches())
                ? "code"
                : "other";
    }
}
