/** What was measured, as numbers in a file, as a page and as plots. */
@NullMarked
package dev.cairn.benchmarks.report;

import org.jspecify.annotations.NullMarked;
