package dev.cairn.cli.report.planted;

import dev.cairn.cli.Surroundings;

/** Reports must not know the command around them. */
public record PlantedInReport(Surroundings surroundings) {}
