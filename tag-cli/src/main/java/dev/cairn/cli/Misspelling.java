package dev.cairn.cli;

import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What may have been meant by an option or command that does not exist. */
final class Misspelling {
    private static final int MAX_SUGGESTIONS = 3;

    private Misspelling() {}

    static List<String> suggestions(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream().limit(MAX_SUGGESTIONS).toList()
                : List.of();
    }
}
