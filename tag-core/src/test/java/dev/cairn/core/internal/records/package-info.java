/** Tests of the stored form. */
@NullMarked
package dev.cairn.core.internal.records;

import org.jspecify.annotations.NullMarked;
