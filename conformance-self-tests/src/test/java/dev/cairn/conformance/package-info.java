/** Tests of the suite itself: that it catches every fault, cannot be made to pass unseen, and tells what it did. */
@NullMarked
package dev.cairn.conformance;

import org.jspecify.annotations.NullMarked;
