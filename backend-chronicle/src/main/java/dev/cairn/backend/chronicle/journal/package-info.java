/**
 * The truth of a store on disk: a checkpoint and a log of the commits after it. Everything here is about files and what a
 * crash leaves of them; nothing here knows Chronicle Map, transactions or readers.
 */
@NullMarked
package dev.cairn.backend.chronicle.journal;

import org.jspecify.annotations.NullMarked;
