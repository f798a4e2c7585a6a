package dev.cairn.core;

/** A history was asked for a change that it does not have. */
public final class UnknownChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Hash change;

    /** Makes an exception that names the change. */
    public UnknownChangeException(Hash change) {
        super("change " + change + " is not in this history");
        this.change = change;
    }

    /** Returns the change. */
    public Hash change() {
        return change;
    }
}
