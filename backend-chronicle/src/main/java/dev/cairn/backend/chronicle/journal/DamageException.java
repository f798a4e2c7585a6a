package dev.cairn.backend.chronicle.journal;

/** Says what is wrong with a file, and where; whoever knows the file's name makes a store's exception of it. */
final class DamageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long position;

    DamageException(long position, String message) {
        super(message);
        this.position = position;
    }

    /** Returns where the damage begins, in bytes from the beginning of the file. */
    long position() {
        return position;
    }
}
