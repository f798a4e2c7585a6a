package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.testing.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Runs command lines in a working directory. */
record Cli(Path directory, Map<String, String> variables, boolean terminal) {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07.890Z"), ZoneOffset.UTC);

    /** What a run ends with. */
    record Result(int exitCode, String out, String err) {
        List<Map<String, Object>> tags() {
            return JsonText.objects(out);
        }

        Result requireDone() {
            assertEquals("", err);
            assertEquals(ExitCode.DONE, exitCode);
            return this;
        }
    }

    static Cli in(Path directory) {
        return new Cli(directory, Map.of(), false);
    }

    Result run(String... arguments) {
        return runOn("", arguments);
    }

    /** Runs a command that reads from standard input. */
    Result runOn(String in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out, err, arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    int run(OutputStream out, OutputStream err, String... arguments) {
        return run(InputStream.nullInputStream(), out, err, arguments);
    }

    private int run(InputStream in, OutputStream out, OutputStream err, String... arguments) {
        return CommandLineTool.run(
                new Surroundings(directory, variables, "tester", CLOCK, in, out, err, terminal, terminal), arguments);
    }
}
