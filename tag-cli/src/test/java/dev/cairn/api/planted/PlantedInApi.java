package dev.cairn.api.planted;

import dev.cairn.core.Hash;

/** The API must not know the domain. */
public record PlantedInApi(Hash hash) {}
