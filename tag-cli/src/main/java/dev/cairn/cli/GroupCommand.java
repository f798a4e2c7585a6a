package dev.cairn.cli;

import picocli.CommandLine.Command;

/** Commands that only hold others. */
final class GroupCommand {
    private GroupCommand() {}

    @Command(
            name = "import",
            description = "Make consolidating tags out of a history.",
            footerHeading = "%nExample:%n",
            footer = "  cairn import git .")
    static final class Import {}

    @Command(
            name = "tag",
            description = "Work with consolidating tags.",
            footerHeading = "%nExample:%n",
            footer = "  cairn tag list --attribution")
    static final class Tag {}

    @Command(
            name = "deps",
            description = "Resolve dependencies over tags, from what is stored.",
            footerHeading = "%nExample:%n",
            footer = "  cairn deps expand v1.2.0 --count")
    static final class Deps {}

    @Command(
            name = "store",
            description = "Look after stores.",
            footerHeading = "%nExample:%n",
            footer = "  cairn store info")
    static final class Store {}
}
