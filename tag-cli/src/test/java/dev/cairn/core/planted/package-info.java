/** A planted violation of the arrows between modules. */
@NullMarked
package dev.cairn.core.planted;

import org.jspecify.annotations.NullMarked;
