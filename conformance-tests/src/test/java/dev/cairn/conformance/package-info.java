/** The suite over the backends of this project, and what of the suite can be tested without a run of it. */
@NullMarked
package dev.cairn.conformance;

import org.jspecify.annotations.NullMarked;
