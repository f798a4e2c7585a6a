/** What the fuzz targets have in common. */
@NullMarked
package dev.cairn.fuzz;

import org.jspecify.annotations.NullMarked;
