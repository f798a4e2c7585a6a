package dev.cairn.git.planted;

import dev.cairn.cli.report.ListedTag;

/** Git histories must not know the command. */
public record PlantedInGit(ListedTag tag) {}
