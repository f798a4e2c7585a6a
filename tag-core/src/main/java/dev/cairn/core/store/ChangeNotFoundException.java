package dev.cairn.core.store;

/** No stored change matches a text. */
public final class ChangeNotFoundException extends UnresolvedChangeException {
    private static final long serialVersionUID = 1L;

    ChangeNotFoundException(String text) {
        super("there is no stored change " + UnresolvedTagException.shown(text) + ". Give its hash, or the first "
                + HashPrefix.MIN_CHARACTERS
                + " or more characters of it; only the changes of what was imported are stored.");
    }
}
