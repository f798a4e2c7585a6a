package dev.cairn.backend.right;

/** Another backend. */
public record Right() {}
