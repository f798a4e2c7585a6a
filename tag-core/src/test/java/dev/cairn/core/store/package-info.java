/** Tests of transactions over stored tags. */
@NullMarked
package dev.cairn.core.store;

import org.jspecify.annotations.NullMarked;
