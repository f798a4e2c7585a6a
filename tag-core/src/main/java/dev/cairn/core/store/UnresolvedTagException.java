package dev.cairn.core.store;

/** A text does not name exactly one tag (domain.md section 6). */
public abstract sealed class UnresolvedTagException extends RuntimeException
        permits TagNotFoundException, AmbiguousTagException {
    private static final long serialVersionUID = 1L;

    private final String text;

    UnresolvedTagException(String text, String message) {
        super(message);
        this.text = text;
    }

    /** Returns the text that was to be resolved. */
    public String text() {
        return text;
    }

    /** Returns {@code text} for a message, cut where it gets long. */
    static String shown(String text) {
        return "'" + (text.length() <= 80 ? text : text.substring(0, 80) + "...") + "'";
    }
}
