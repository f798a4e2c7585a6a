package dev.cairn.api;

import java.util.Optional;

/**
 * A backend that is installed.
 *
 * @param name the name to select it by
 * @param traits what it promises
 * @param unavailable why it cannot run here, with the remedy; empty if it can (storage.md SPI-4)
 */
public record ProviderInfo(String name, StoreTraits traits, Optional<String> unavailable) {}
