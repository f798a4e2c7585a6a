package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about hotfixes shows what really happens: every command on it is run, and prints what stands below it. */
class HotfixWorkflowTest {
    private static final Path PAGE = Path.of("..", "docs", "hotfix-workflow.md").toAbsolutePath();
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private int commands;

    /** A command on the page, and what it prints. */
    private record Step(String command, String output) {}

    @Test
    void isAsThePageTells() throws Exception {
        List<Step> steps = steps(Files.readString(PAGE));
        assertTrue(steps.size() > 15, () -> "only " + steps.size() + " commands");
        for (Step step : steps) {
            assertEquals(step.output(), run(words(step.command())), step.command());
        }
    }

    private static List<Step> steps(String page) {
        List<Step> steps = new ArrayList<>();
        Matcher blocks = Pattern.compile("^```console\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(page);
        while (blocks.find()) {
            for (String step : blocks.group(1).substring("$ ".length()).split("(?m)^\\$ ", -1)) {
                int end = step.indexOf('\n');
                steps.add(new Step(step.substring(0, end), step.substring(end + 1)));
            }
        }
        return steps;
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group() : word.group(1))
                .toList();
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        return command.get(0).equals("git") ? git(command) : cairn(command.subList(1, command.size()));
    }

    private String cairn(List<String> arguments) {
        return Cli.in(folder)
                .run(arguments.toArray(String[]::new))
                .requireDone()
                .out()
                .replace("lmdb:" + folder + "/", "lmdb:")
                .replace(folder.toString(), ".");
    }

    /** Runs Git one minute later each time, so that the hashes are those on the page. */
    private String git(List<String> command) throws IOException, InterruptedException {
        String time = START.plusSeconds(60L * commands++).toString();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_AUTHOR_NAME", "Ada",
                        "GIT_AUTHOR_EMAIL", "ada@example.org",
                        "GIT_AUTHOR_DATE", time,
                        "GIT_COMMITTER_NAME", "Ada",
                        "GIT_COMMITTER_EMAIL", "ada@example.org",
                        "GIT_COMMITTER_DATE", time));
        Process git = builder.start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, git.waitFor(), output);
        return output;
    }
}
