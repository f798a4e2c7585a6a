package dev.cairn.core.store;

import dev.cairn.core.history.Consolidator;

/** Breaks the rule that stores know no history. */
public record PlantedHistory(Consolidator consolidator) {}
