package dev.cairn.core;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** What all text in a tag or a summary has in common: it can be written as UTF-8, and sorts as its UTF-8 bytes do. */
final class Texts {
    /** The order of Unicode code points, which is that of UTF-8 bytes; {@link String}'s own differs above U+FFFF. */
    static final Comparator<String> ORDER = Texts::compare;

    private Texts() {}

    /** Returns {@code text}; refuses half a surrogate pair, which UTF-8 cannot express. */
    static String wellFormed(String what, String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(
                        what + " has an unpaired surrogate at index " + i + "; it cannot be stored as UTF-8");
            }
        }
        return text;
    }

    /** Returns {@code text}; refuses control characters and lengths other than 1 to {@code max} UTF-8 bytes. */
    static String line(String what, String text, int max) {
        int length = utf8(wellFormed(what, text)).length;
        if (length < 1 || length > max) {
            throw new IllegalArgumentException(what + " has " + length + " bytes of UTF-8; expected 1 to " + max);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " has a control character");
        }
        return text;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int compare(String left, String right) {
        int end = Math.min(left.length(), right.length());
        for (int i = 0; i < end; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                int beyondFirstPlane = Boolean.compare(Character.isSurrogate(l), Character.isSurrogate(r));
                return beyondFirstPlane != 0 ? beyondFirstPlane : Character.compare(l, r);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
