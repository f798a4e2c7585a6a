/** What JMH runs. */
@NullMarked
package dev.cairn.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
