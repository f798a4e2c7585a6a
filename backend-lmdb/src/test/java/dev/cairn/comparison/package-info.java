/** Measures what the backend, and the transactions above it, cost beside lmdbjava alone; run by hand, never as a test. */
@NullMarked
package dev.cairn.comparison;

import org.jspecify.annotations.NullMarked;
