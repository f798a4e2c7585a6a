package dev.cairn.cli.report;

/** Foreign text that Markdown shows as it is: no markup, no link, no HTML, and no end of a table's cell. */
final class MarkdownText {
    private static final String MARKUP = "\\`*_[]<>|~&@#";

    private MarkdownText() {}

    /** Returns {@code text}, which has no line break, with a backslash before each character that Markdown might take for its own. */
    static String of(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(point -> {
            if (MARKUP.indexOf(point) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(point);
        });
        return escaped.toString();
    }
}
