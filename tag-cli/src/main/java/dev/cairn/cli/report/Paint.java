package dev.cairn.cli.report;

import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Colours, where they are wanted.
 *
 * @param colored whether they are
 */
public record Paint(boolean colored) {
    /** Returns a heading. */
    public String heading(String text) {
        return paint(text, Style.bold);
    }

    /** Returns what is of less weight. */
    String note(String text) {
        return paint(text, Style.faint);
    }

    /** Returns a complaint. */
    public String complaint(String text) {
        return paint(text, Style.bold, Style.fg_red);
    }

    private String paint(String text, IStyle... styles) {
        // Not Style.off: what it sends to end bold type begins a double underline on many terminals.
        return colored ? Style.on(styles) + text + Style.reset.on() : text;
    }
}
