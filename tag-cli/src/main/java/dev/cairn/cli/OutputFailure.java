package dev.cairn.cli;

import java.io.IOException;
import java.util.Locale;

/** Standard output takes no more. */
final class OutputFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean readerGone;

    OutputFailure(IOException failure) {
        super("cannot write to standard output: " + failure.getMessage(), failure);
        this.readerGone =
                String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    /** Returns whether it is because nobody reads on, as in {@code cairn deps expand v1 | head}, which is no fault. */
    boolean isReaderGone() {
        return readerGone;
    }
}
