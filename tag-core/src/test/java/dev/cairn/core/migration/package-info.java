/** Tests of copying stores. */
@NullMarked
package dev.cairn.core.migration;

import org.jspecify.annotations.NullMarked;
