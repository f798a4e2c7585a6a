package dev.cairn.core;

/**
 * A confidence.
 *
 * @param partsPerBillion 0 to 1,000,000,000
 */
public record Confidence(int partsPerBillion) {}
