/**
 * The backend: keys and values in Chronicle maps, their order in the heap, and a journal that both are made
 * from. Chronicle's types stay in {@link dev.cairn.backend.chronicle.PairMap}, {@link dev.cairn.backend.chronicle.PairStage} and
 * {@link dev.cairn.backend.chronicle.Pair}; nothing here writes to a file itself.
 */
@NullMarked
package dev.cairn.backend.chronicle;

import org.jspecify.annotations.NullMarked;
