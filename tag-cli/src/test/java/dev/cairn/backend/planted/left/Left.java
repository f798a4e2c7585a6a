package dev.cairn.backend.planted.left;

import dev.cairn.backend.planted.right.Right;

/** A backend must not know another. */
public record Left(Right right) {}
