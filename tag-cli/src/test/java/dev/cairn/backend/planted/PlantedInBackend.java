package dev.cairn.backend.planted;

import dev.cairn.core.Hash;

/** A backend must not know the domain. */
public record PlantedInBackend(Hash hash) {}
