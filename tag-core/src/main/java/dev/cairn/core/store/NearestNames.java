package dev.cairn.core.store;

import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.Table;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that somebody may have meant who wrote another. */
final class NearestNames {
    /** The most names that are suggested. */
    static final int MAX_NAMES = 5;

    private static final int MAX_LOOKED_AT = 10_000;
    private static final int MAX_CHARACTERS = 64;

    private NearestNames() {}

    /** Returns names that have {@code text} as a part, or that few edits turn into it; the nearest first. */
    static List<String> to(String text, ReadOperations operations) {
        String wanted = text.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || wanted.length() > MAX_CHARACTERS) {
            return List.of();
        }
        return operations
                .scan(Table.NAMES, KeyRange.all())
                .limit(MAX_LOOKED_AT)
                .map(row -> new String(row.key(), StandardCharsets.UTF_8))
                .map(name -> new Candidate(name, distance(name.toLowerCase(Locale.ROOT), wanted)))
                .filter(candidate -> candidate.distance <= 1 + wanted.length() / 4)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MAX_NAMES)
                .map(Candidate::name)
                .toList();
    }

    private record Candidate(String name, int distance) {}

    private static int distance(String name, String wanted) {
        if (name.contains(wanted)) {
            return 1;
        }
        return name.length() > 2 * MAX_CHARACTERS ? Integer.MAX_VALUE : edits(name, wanted);
    }

    /** Levenshtein's distance, row by row. */
    private static int edits(String left, String right) {
        int[] row = new int[right.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
