package dev.cairn.git.objects;

import java.util.Locale;

/** The types of Git objects. */
public enum ObjectType {
    /** A commit. */
    COMMIT,
    /** An annotated tag. */
    TAG,
    /** A folder. */
    TREE,
    /** A file. */
    BLOB;

    /** Returns the type that Git writes so. */
    public static ObjectType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
