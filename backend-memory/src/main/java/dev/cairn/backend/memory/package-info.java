/** A store in the heap: an immutable sorted map per table, whose root is swapped at commit. Nothing here touches a file. */
@NullMarked
package dev.cairn.backend.memory;

import org.jspecify.annotations.NullMarked;
