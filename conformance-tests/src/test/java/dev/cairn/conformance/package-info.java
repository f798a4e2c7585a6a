/** Tests of the suite itself, and the suite over the backends of this project. */
@NullMarked
package dev.cairn.conformance;

import org.jspecify.annotations.NullMarked;
