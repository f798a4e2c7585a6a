package dev.cairn.git.evidence;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The upper part of a git-ai note: paths, and below each, indented, keys with line ranges. */
final class GitAiNoteText {
    private static final Pattern ENTRY = Pattern.compile("^\\s+([A-Za-z0-9_:-]{1,200})\\s+[0-9][0-9,\\s-]*$");
    private static final int MAX_KEYS = 10_000;

    private GitAiNoteText() {}

    /** Returns where the JSON begins: behind the line {@code ---}, at 0 in a note that is only JSON, at the end if there is none. */
    static int divider(byte[] note) {
        if (note.length > 0 && note[0] == '{') {
            return 0;
        }
        for (int at = 0; at + 3 <= note.length; at = nextLine(note, at)) {
            if (note[at] == '-' && note[at + 1] == '-' && note[at + 2] == '-') {
                return at + 3;
            }
        }
        return note.length;
    }

    private static int nextLine(byte[] note, int from) {
        int at = from;
        while (at < note.length && note[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    /** Collects the keys that lines are attested to; the keys themselves are taken as they stand. */
    static void attestedKeys(byte[] note, int divider, Set<String> keys) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(note, 0, divider), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && keys.size() < MAX_KEYS; line = lines.readLine()) {
                Matcher entry = ENTRY.matcher(line);
                if (line.length() < 100_000 && entry.matches()) {
                    keys.add(entry.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
