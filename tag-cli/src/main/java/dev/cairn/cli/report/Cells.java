package dev.cairn.cli.report;

/** How many cells of a terminal a text takes. */
final class Cells {
    /** First and last of each range of wide characters (Unicode Standard Annex 11). */
    private static final int[] WIDE = {
        0x1100, 0x115F, // Hangul
        0x2E80, 0x303E, // radicals, punctuation
        0x3041, 0xA4CF, // Kana, Han, Yi
        0xAC00, 0xD7A3, // Hangul
        0xF900, 0xFAFF, // Han
        0xFE30, 0xFE6F, // forms of punctuation
        0xFF00, 0xFF60, // full-width forms
        0xFFE0, 0xFFE6, // full-width signs
        0x1F300, 0x1FAFF, // emoji
        0x20000, 0x3FFFD // Han
    };

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
        for (int i = 0; i < WIDE.length; i += 2) {
            if (point >= WIDE[i] && point <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
