package dev.cairn.core.internal.records;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text between quotation marks, in one line, without anything that a terminal or an editor would obey.
 *
 * <p><code>\"</code>, <code>\\</code>, <code>\n</code>, and <code>\&#117;{1b}</code> with the code point in lower-case hexadecimal for
 * every character that controls, formats or separates: a fixed list, because what Java takes for one changes with its version, and equal
 * text has one form.
 */
public final class QuotedText {
    private static final int MAX_ESCAPE_DIGITS = 6;
    private static final String ESCAPED_CHARACTERS =
            "\\x{0}-\\x{1F}\\x{7F}-\\x{9F}\\x{AD}\\x{61C}\\x{180E}\\x{200B}-\\x{200F}"
                    + "\\x{2028}-\\x{202E}\\x{2060}-\\x{206F}\\x{FEFF}\\x{FFF9}-\\x{FFFB}\\x{E0000}-\\x{E007F}";
    private static final Pattern ESCAPED = Pattern.compile("[\"\\\\" + ESCAPED_CHARACTERS + "]");
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:([\"\\\\n])|u\\{([0-9a-f]{1," + MAX_ESCAPE_DIGITS + "})\\}|)");

    private QuotedText() {}

    /** Returns {@code text} in its one quoted form. */
    public static String of(String text) {
        return '"' + ESCAPED.matcher(text).replaceAll(match -> Matcher.quoteReplacement(escape(match.group()))) + '"';
    }

    private static String escape(String character) {
        return switch (character) {
            case "\"", "\\" -> "\\" + character;
            case "\n" -> "\\n";
            default -> "\\u{" + Integer.toHexString(character.codePointAt(0)) + "}";
        };
    }

    /**
     * Reads the quoted form.
     *
     * @throws IllegalArgumentException if there are no quotation marks around it, or an escape is none of those above
     */
    public static String parse(String quoted) {
        int end = quoted.length() - 1;
        if (end < 1 || quoted.charAt(0) != '"' || quoted.charAt(end) != '"') {
            throw new IllegalArgumentException("expected text between quotation marks");
        }
        return ESCAPE.matcher(quoted.substring(1, end))
                .replaceAll(match -> Matcher.quoteReplacement(character(match.group(1), match.group(2))));
    }

    private static String character(String literal, String digits) {
        if (literal != null) {
            return literal.equals("n") ? "\n" : literal;
        }
        if (digits == null) {
            throw new IllegalArgumentException(
                    "a backslash that begins no escape; expected \\\", \\\\, \\n or \\u{...}");
        }
        return Character.toString(Integer.parseInt(digits, 16));
    }
}
