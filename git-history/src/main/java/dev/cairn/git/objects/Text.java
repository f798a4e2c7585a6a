package dev.cairn.git.objects;

import java.nio.charset.StandardCharsets;

/** Text from outside, bounded and fit for UTF-8. */
public final class Text {
    private Text() {}

    /** Returns the text with U+FFFD for every half of a surrogate pair: JSON can spell those, UTF-8 cannot. */
    public static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE);
    }

    /** Returns at most the first {@code length} characters of {@code text}, never half a surrogate pair. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
