/** A violation that an architecture rule must find. */
@NullMarked
package dev.cairn.planted.left;

import org.jspecify.annotations.NullMarked;
