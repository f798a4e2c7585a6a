package dev.cairn.backend.planted.right;

/** Another backend. */
public record Right() {}
