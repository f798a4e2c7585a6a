package dev.cairn.planted.left;

import dev.cairn.planted.right.Right;

/** Half of a cycle of packages. */
public record Left(Right right) {}
