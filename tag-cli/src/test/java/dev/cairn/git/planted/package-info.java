/** A planted violation of the arrows between modules. */
@NullMarked
package dev.cairn.git.planted;

import org.jspecify.annotations.NullMarked;
