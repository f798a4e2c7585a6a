/** What Cairn's stores cost, beside the raw engines and beside the stores that one might pick instead. */
@NullMarked
package dev.cairn.benchmarks;

import org.jspecify.annotations.NullMarked;
