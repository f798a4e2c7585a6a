package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.testing.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs as Atomic and Pijul print them: newest first, tags between changes. */
class ImportingALogTest {
    private static final String METADATA = """
            "attribution": {"ai_assisted": true, "ai_provider": "anthropic", "ai_model": "claude-opus-4.1",
                            "suggestion_type": "Complete", "confidence": 0.8}, "paths": ["src/a.rs"]""";
    private static final String GUESS = """
            "attribution": {"ai_assisted": true, "ai_provider": "auto-detected", "suggestion_type": "Complete", "confidence": 0.5}""";
    private static final String NOTHING_KNOWN = "\"attribution\": {\"ai_assisted\": false}";

    @TempDir
    Path folder;

    private static String hash(int fill) {
        byte[] digest = new byte[HashAlgorithm.BLAKE3.digestBytes()];
        Arrays.fill(digest, (byte) fill);
        return Hash.of(HashAlgorithm.BLAKE3, digest).toString();
    }

    private static String change(int number, String more) {
        return """
                {"hash": "%s", "authors": ["Ada <ada@example.org>"], "timestamp": "2026-01-0%dT12:00:00.123456789Z",
                 "message": "Change %d"%s}""".formatted(hash(number), number, number, more.isEmpty() ? "" : ", " + more);
    }

    private static String tag(int number, String version, int changes) {
        return """
                {"hash": "%s", "version": %s, "timestamp": "2026-01-0%dT12:00:01Z", "message": "Tag",
                 "consolidated_changes": %d, "dependency_reduction": 0}""".formatted(hash(100 + number), version, number, changes);
    }

    private static String log(String... records) {
        return "[" + String.join(",\n", records) + "]\n";
    }

    private static String atomic() {
        return log(
                change(5, ""),
                tag(4, "\"1.1.0\"", 9),
                change(4, NOTHING_KNOWN),
                tag(3, "\"1.0.0\"", 3),
                change(3, ""),
                change(2, METADATA),
                change(1, GUESS));
    }

    private Cli.Result importing(String log, String... more) {
        String[] line = new String[3 + more.length];
        System.arraycopy(new String[] {"import", "log", "-"}, 0, line, 0, 3);
        System.arraycopy(more, 0, line, 3, more.length);
        return Cli.in(folder).runOn(log, line);
    }

    private List<String> lines(String... line) {
        return Cli.in(folder).run(line).requireDone().out().lines().toList();
    }

    @Test
    void theChangesBetweenTwoTagsAreMembersOfTheLaterOne() {
        Cli.Result result = importing(atomic()).requireDone();
        assertTrue(result.out().contains("says that it consolidates 9 changes, and 1 stand"), result.out());
        assertEquals(List.of(hash(1), hash(2), hash(3)), lines("deps", "expand", "1.0.0"));
        assertEquals(List.of(hash(1), hash(2), hash(3), hash(4)), lines("deps", "expand", hash(104)));
        assertEquals(List.of("5"), lines("deps", "expand", hash(5), "--count"));
        lines("tag", "verify", "1.1.0");
    }

    @Test
    void itsOwnMetadataIsStrongEvidenceAndAGuessIsNone() {
        importing(atomic()).requireDone();
        Map<String, Object> tag = JsonText.object(
                Cli.in(folder).run("tag", "show", "1.0.0", "--format", "json").out());
        String attribution = String.valueOf(tag.get("attribution"));
        assertTrue(attribution.contains("totalChanges=3, aiAssistedChanges=1, humanAuthoredChanges=0"), attribution);
        assertTrue(attribution.contains("codeChanges=1"), attribution);
        String evidence = String.join("\n", lines("tag", "show", "1.0.0", "--evidence"));
        assertTrue(
                evidence.contains("change-metadata, strong: anthropic, anthropic claude-opus-4.1, complete (0.8)"),
                evidence);
    }

    @Test
    void aLogOfPijulIsTaggedWhenAskedFor() {
        importing(log(change(2, ""), change(1, "")), "--tag", "v0.1.0").requireDone();
        assertEquals(List.of(hash(1), hash(2)), lines("deps", "expand", "0.1.0"));
    }

    @Test
    void importingALongerLogAddsWhatIsNew() {
        importing(log(tag(2, "null", 2), change(2, ""), change(1, ""))).requireDone();
        List<String> before = lines("tag", "show", hash(102), "--members");
        String longer = log(tag(3, "null", 1), change(3, ""), tag(2, "null", 2), change(2, ""), change(1, ""));
        Map<String, Object> report = JsonText.object(
                importing(longer, "--format", "json").requireDone().out());
        assertEquals(1L, report.get("tagsCreated"));
        assertEquals(1L, report.get("unchanged"));
        assertEquals(before, lines("tag", "show", hash(102), "--members"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"hash\": \"ABC\"} | field hash: 'ABC' is no hash",
                "{\"hash\": \"H\", \"timestamp\": \"yesterday\"} | field timestamp",
                "{\"hash\": \"H\"} | field timestamp",
                "{\"hash\": \"H\", \"hash\": \"H\"} | Duplicate",
                "{\"hash\": [\"H\"]} | field hash: expected a text",
                "\"H\" | a bare hash",
                "7 | expected an object",
                "{\"hash\": \"H\", \"timestamp\": \"T\", \"attribution\": {\"ai_assisted\": true, \"confidence\": 2}} | field attribution: confidence 2.0",
                "{\"hash\": \"H\", \"timestamp\": \"T\", \"attribution\": {\"ai_assisted\": true, \"suggestion_type\": \"All\"}} | unknown suggestion type",
                "{\"hash\": \"H\", \"x\": [[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]} | depth",
                "{\"hash\": \"H\", | record 2, line"
            })
    void aBadRecordIsRefusedWithItsPlaceAndNothingIsStored(String record, String why) throws IOException {
        String bad = record.replace("\"H\"", "\"" + hash(9) + "\"").replace("\"T\"", "\"2026-01-09T00:00:00Z\"");
        Cli.Result result = importing(log(change(2, ""), bad, change(1, "")));
        assertEquals(ExitCode.REFUSED, result.exitCode());
        assertTrue(result.err().contains("record 2, line "), result.err());
        assertTrue(result.err().contains(why), result.err());
        assertFalse(Files.exists(folder.resolve(".cairn")));
    }

    @Test
    void whatIsNoFileIsRefused() {
        for (String name : List.of(".", "missing.json")) {
            Cli.Result result = Cli.in(folder).run("import", "log", name);
            assertEquals(ExitCode.REFUSED, result.exitCode());
            String why = name.equals(".") ? "it is a folder" : "there is no such file";
            assertEquals(
                    "cairn: " + name + " cannot be read: " + why + ". Name a file that 'log' printed.\n", result.err());
        }
    }

    @Test
    void whatIsNoLogIsRefused() {
        for (String text : List.of("", "{}", "[]x", "[", log(change(1, ""), change(1, "")), log(tag(1, "null", 0)))) {
            Cli.Result result = importing(text);
            assertEquals(ExitCode.REFUSED, result.exitCode(), text);
            assertTrue(result.err().contains("record"), result.err());
            assertFalse(Files.exists(folder.resolve(".cairn")), text);
        }
    }
}
