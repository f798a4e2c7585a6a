/** A planted violation of the arrows between modules. */
@NullMarked
package dev.cairn.backend.right;

import org.jspecify.annotations.NullMarked;
