package dev.cairn.git;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A pattern for tag names, as {@code git tag --list} takes it: {@code *} matches {@code /} too. */
final class RefGlob {
    private static final String TAGS = "refs/tags/";

    private RefGlob() {}

    /** Returns the test for a glob. */
    static Predicate<String> of(String glob) {
        String name = glob.startsWith(TAGS) ? glob.substring(TAGS.length()) : glob;
        try {
            return Pattern.compile(regex(name), Pattern.DOTALL).asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "ref pattern '" + glob + "' is malformed: use *, ? and [a-z], for example v*", e);
        }
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (inClass) {
                inClass = c != ']';
                regex.append(
                        c == '!' && glob.charAt(i - 1) == '['
                                ? "^"
                                : c == '\\' || c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
            } else {
                inClass = c == '[';
                regex.append(c == '*' ? ".*" : c == '?' ? "." : inClass ? "[" : Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
