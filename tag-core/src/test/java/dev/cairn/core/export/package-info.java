/** Tests of the text form of stores. */
@NullMarked
package dev.cairn.core.export;

import org.jspecify.annotations.NullMarked;
