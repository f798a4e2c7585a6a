/** See the classes. */
@NullMarked
package dev.cairn.backend.lmdb;

import org.jspecify.annotations.NullMarked;
