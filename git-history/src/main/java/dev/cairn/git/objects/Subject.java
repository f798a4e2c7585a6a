package dev.cairn.git.objects;

import java.util.stream.Collectors;

/** The subject of a message, as Git has it: the lines of its first paragraph, joined by spaces. */
final class Subject {
    private static final int MAX_LENGTH = 1000;

    private Subject() {}

    static String of(String message) {
        return Text.cut(
                message.lines()
                        .map(String::strip)
                        .dropWhile(String::isEmpty)
                        .takeWhile(line -> !line.isEmpty())
                        .limit(MAX_LENGTH)
                        .collect(Collectors.joining(" ")),
                MAX_LENGTH);
    }
}
