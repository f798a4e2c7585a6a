package dev.cairn.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Untrusted lines of standard input, of bounded length; blank ones are left out. */
final class InputLines {
    private static final int MAX_CHARACTERS = 1_000;

    private InputLines() {}

    static List<String> read(InputStream in) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int character = reader.read(); character >= 0; character = reader.read()) {
                if (character == '\n') {
                    add(line, lines);
                } else {
                    append(line, (char) character, lines.size() + 1);
                }
            }
            add(line, lines);
            return lines;
        } catch (IOException e) {
            throw new RefusedException("cannot read standard input: " + e.getMessage() + ".");
        }
    }

    private static void append(StringBuilder line, char character, int number) {
        if (line.length() == MAX_CHARACTERS) {
            throw new RefusedException("line " + number + " of standard input is longer than " + MAX_CHARACTERS
                    + " characters. Give one hash or name a line.");
        }
        line.append(character);
    }

    private static void add(StringBuilder line, List<String> lines) {
        String text = line.toString().strip();
        if (!text.isEmpty()) {
            lines.add(text);
        }
        line.setLength(0);
    }
}
