/** A planted violation of the arrows between modules. */
@NullMarked
package dev.cairn.backend.planted;

import org.jspecify.annotations.NullMarked;
