package dev.cairn.backend.left;

import dev.cairn.backend.right.Right;

/** A backend must not know another. */
public record Left(Right right) {}
