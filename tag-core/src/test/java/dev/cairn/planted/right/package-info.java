/** A violation that an architecture rule must find. */
@NullMarked
package dev.cairn.planted.right;

import org.jspecify.annotations.NullMarked;
