/** See the classes. */
@NullMarked
package dev.cairn.backend.chronicle;

import org.jspecify.annotations.NullMarked;
