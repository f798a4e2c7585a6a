package dev.cairn.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command itself, and the options that every command takes, before or after its name. */
@Command(
        name = "cairn",
        versionProvider = VersionText.class,
        description = "Consolidating tags with attribution, on the storage engine you choose.",
        footerHeading = "%nExample:%n",
        footer = {
            "  cairn import git .                make a tag for every release of this repository",
            "  cairn tag list --attribution      show who made them",
            "",
            "Exit codes: 0 done, 1 refused or not found, 2 wrong usage, 3 damaged store, 141 nobody read on."
        })
final class RootCommand {
    /** How results are written. */
    enum Format {
        TEXT,
        JSON,
        CSV,
        MARKDOWN;

        /** Returns whether only what is a table can be written so. */
        boolean isForTables() {
            return this == CSV || this == MARKDOWN;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether text is coloured. */
    enum Color {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--store",
            paramLabel = "URI",
            scope = ScopeType.INHERIT,
            description = {
                "The store, as in lmdb:/some/where?durability=relaxed. Default: an LMDB store in the folder .cairn of the"
                        + " Git repository that the working directory lies in, else of the working directory."
            })
    @Nullable
    String store;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            scope = ScopeType.INHERIT,
            description = "How results are written: ${COMPLETION-CANDIDATES}; the last two by commands that say so."
                    + " Default: ${DEFAULT-VALUE}.")
    Format format = Format.TEXT;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            scope = ScopeType.INHERIT,
            description = "Whether text is coloured: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, which is on a"
                    + " terminal and without NO_COLOR.")
    Color color = Color.AUTO;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "With an error, print where in Cairn it happened. CAIRN_DEBUG=1 does the same.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;
}
