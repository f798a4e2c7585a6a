package dev.cairn.git.objects;

import dev.cairn.git.GitHistoryException;
import dev.cairn.git.GitHistoryException.Kind;
import java.io.File;
import org.jspecify.annotations.Nullable;

/** The messages for objects that are missing, damaged or too large. */
final class Damage {
    private static final String REMEDY = " Run 'git fsck' in it, and fetch or clone it again.";

    private Damage() {}

    static GitHistoryException missing(File repository, String object) {
        return new GitHistoryException(
                Kind.MISSING,
                "The Git repository at " + repository + " is damaged: object " + object + " is missing." + REMEDY);
    }

    static GitHistoryException corrupt(File repository, String what, @Nullable Throwable cause) {
        String why = cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
        return new GitHistoryException(
                Kind.CORRUPT,
                "The Git repository at " + repository + " is damaged: cannot read " + what + why + "." + REMEDY,
                cause);
    }

    static GitHistoryException tooLarge(File repository, String what, Throwable cause) {
        return new GitHistoryException(
                Kind.TOO_LARGE,
                "The Git repository at " + repository + " cannot be read: " + what
                        + " is too large to be unpacked in the memory there is. Give the Java virtual machine more, as with"
                        + " -Xmx2g, or leave what holds it out.",
                cause);
    }
}
