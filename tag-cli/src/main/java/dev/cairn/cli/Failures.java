package dev.cairn.cli;

import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.ProviderNotFoundException;
import dev.cairn.api.StoreCorruptException;
import dev.cairn.api.TagStoreException;
import dev.cairn.cli.changelog.LogFormatException;
import dev.cairn.core.history.ConsolidationException;
import dev.cairn.core.history.ExpansionException;
import dev.cairn.core.store.NameTakenException;
import dev.cairn.core.store.TagInUseException;
import dev.cairn.core.store.UnresolvedChangeException;
import dev.cairn.core.store.UnresolvedTagException;
import dev.cairn.git.GitHistoryException;

/** What an exception means to whoever called the command: an exit code and a message. */
final class Failures {
    static final String OUT_OF_MEMORY =
            "out of memory: there is more than fits into it. Give it more, as in CAIRN_JAVA_OPTS=-Xmx1g.";

    private Failures() {}

    static int exitCode(Throwable failure) {
        if (failure instanceof StoreCorruptException
                || (failure instanceof ExpansionException expansion && isDamage(expansion))) {
            return ExitCode.DAMAGED;
        }
        return isMisuse(failure) ? ExitCode.USAGE : ExitCode.REFUSED;
    }

    /** The exceptions of the stores stand for a value of --store that names no store at all. */
    private static boolean isMisuse(Throwable failure) {
        return failure instanceof MisuseException
                || failure instanceof ProviderNotFoundException
                || failure instanceof InvalidOptionException;
    }

    private static boolean isDamage(ExpansionException failure) {
        return failure.reason() == ExpansionException.Reason.CORRUPT
                || failure.reason() == ExpansionException.Reason.MEMBERS_DISAGREE;
    }

    static String message(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return OUT_OF_MEMORY;
        }
        return isExpected(failure)
                ? String.valueOf(failure.getMessage())
                : "internal error: " + failure
                        + ". This is a fault of Cairn; run it again with --debug and report what it prints.";
    }

    private static boolean isExpected(Throwable failure) {
        return failure instanceof RefusedException
                || failure instanceof LogFormatException
                || failure instanceof MisuseException
                || failure instanceof TagStoreException
                || failure instanceof GitHistoryException
                || failure instanceof ConsolidationException
                || failure instanceof ExpansionException
                || failure instanceof UnresolvedTagException
                || failure instanceof UnresolvedChangeException
                || failure instanceof NameTakenException
                || failure instanceof TagInUseException
                || failure instanceof OutputFailure;
    }
}
