/** Tags, attribution, exact averages, consolidation and expansion. */
@NullMarked
package dev.cairn.core;

import org.jspecify.annotations.NullMarked;
