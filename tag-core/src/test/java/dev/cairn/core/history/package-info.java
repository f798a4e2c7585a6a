/** Tests of consolidation and expansion. */
@NullMarked
package dev.cairn.core.history;

import org.jspecify.annotations.NullMarked;
