/** See the classes. */
@NullMarked
package dev.cairn.cli;

import org.jspecify.annotations.NullMarked;
