/** See the classes. */
@NullMarked
package dev.cairn.conformance;

import org.jspecify.annotations.NullMarked;
