/**
 * The values of the domain: hashes, tags, attribution, and the numbers in them. All are immutable and exact, and refuse what breaks
 * their rules. No storage, no consolidation and no expansion: those build on these values.
 */
@NullMarked
package dev.cairn.core;

import org.jspecify.annotations.NullMarked;
