/** See the classes. */
@NullMarked
package dev.cairn.backend.memory;

import org.jspecify.annotations.NullMarked;
