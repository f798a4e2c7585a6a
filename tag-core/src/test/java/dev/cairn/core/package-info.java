/** Tests of the domain's values. */
@NullMarked
package dev.cairn.core;

import org.jspecify.annotations.NullMarked;
