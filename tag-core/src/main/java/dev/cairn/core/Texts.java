package dev.cairn.core;

import com.google.common.base.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.function.Supplier;

/** What all text in a tag or a summary has in common: it can be written as UTF-8, and sorts as its UTF-8 bytes do. */
final class Texts {
    /** The order of Unicode code points, which is that of UTF-8 bytes; {@link String}'s own differs above U+FFFF. */
    static final Comparator<String> ORDER = Texts::compare;

    private Texts() {}

    /** Returns {@code text}; refuses half a surrogate pair, which UTF-8 cannot express. */
    static String wellFormed(String what, String text) {
        return wellFormed(() -> what, text);
    }

    /** As {@link #wellFormed(String, String)}; {@code what} is asked for if it is needed. */
    static String wellFormed(Supplier<String> what, String text) {
        int alone = unpairedSurrogate(text);
        if (alone >= 0) {
            throw new IllegalArgumentException(
                    what.get() + " has an unpaired surrogate at index " + alone + "; it cannot be stored as UTF-8");
        }
        return text;
    }

    /** Returns the index of the first surrogate that is not one of a pair; -1 if there is none. */
    private static int unpairedSurrogate(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                int next = i + 1;
                if (next == length || !Character.isSurrogatePair(text.charAt(i), text.charAt(next))) {
                    return i;
                }
                i = next;
            }
        }
        return -1;
    }

    /** Refuses control characters and lengths other than 1 to {@code max} UTF-8 bytes. */
    static void line(String what, String text, int max) {
        int length = Utf8.encodedLength(wellFormed(what, text));
        if (length < 1 || length > max) {
            throw new IllegalArgumentException(what + " has " + length + " bytes of UTF-8; expected 1 to " + max);
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new IllegalArgumentException(what + " has a control character");
            }
        }
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
