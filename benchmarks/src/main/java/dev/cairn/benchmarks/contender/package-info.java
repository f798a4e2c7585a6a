/** The stores that are compared, one file each, all behind one interface. */
@NullMarked
package dev.cairn.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
