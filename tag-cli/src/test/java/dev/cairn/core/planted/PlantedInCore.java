package dev.cairn.core.planted;

import dev.cairn.backend.memory.MemoryTagStoreProvider;

/** The domain must not know a backend. */
public record PlantedInCore(MemoryTagStoreProvider provider) {}
