/** A planted violation of the arrows between modules. */
@NullMarked
package dev.cairn.backend.left;

import org.jspecify.annotations.NullMarked;
