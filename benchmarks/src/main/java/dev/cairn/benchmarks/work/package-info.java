/** What is measured: each figure, on stores that all do the same, by turns. */
@NullMarked
package dev.cairn.benchmarks.work;

import org.jspecify.annotations.NullMarked;
