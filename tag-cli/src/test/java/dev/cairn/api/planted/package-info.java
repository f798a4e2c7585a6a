/** A planted violation of the arrows between modules. */
@NullMarked
package dev.cairn.api.planted;

import org.jspecify.annotations.NullMarked;
