package dev.cairn.cli.report;

import java.lang.Character.UnicodeScript;

/** How many cells of a terminal a text takes. */
final class Cells {
    private Cells() {}

    /** Returns the width of {@code text}: 2 for each wide character of East Asia or emoji, 0 for each combining mark, else 1. */
    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int point) {
        if (point < 0x300) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        boolean fullWidthForm = (point >= 0xFF01 && point <= 0xFF60) || (point >= 0x3001 && point <= 0x303E);
        boolean emoji = point >= 0x1F300 && point <= 0x1FAFF;
        return fullWidthForm
                || emoji
                || switch (UnicodeScript.of(point)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL -> point < 0xFF61 || point > 0xFFDC;
                    default -> false;
                };
    }
}
