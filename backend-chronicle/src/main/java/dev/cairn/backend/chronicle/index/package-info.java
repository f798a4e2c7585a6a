/**
 * The order of a table's keys, in the heap: an immutable B+-tree. Knows nothing of where keys and values lie.
 */
@NullMarked
package dev.cairn.backend.chronicle.index;

import org.jspecify.annotations.NullMarked;
