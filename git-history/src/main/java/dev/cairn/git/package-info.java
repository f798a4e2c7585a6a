/** See the classes. */
@NullMarked
package dev.cairn.git;

import org.jspecify.annotations.NullMarked;
