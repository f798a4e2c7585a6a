package dev.cairn.core.store;

import dev.cairn.core.Hash;

/** A name was to be given to a tag while it points to another. */
public final class NameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient Hash holder;

    NameTakenException(String name, Hash holder, Hash wanted) {
        super("name '" + name + "' points to tag " + holder + ", and was not given to " + wanted
                + "; names are unique. Delete the name first, or choose another.");
        this.name = name;
        this.holder = holder;
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the tag that has it. */
    public Hash holder() {
        return holder;
    }
}
