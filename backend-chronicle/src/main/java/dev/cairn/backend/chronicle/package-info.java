/**
 * The backend: values in Chronicle maps, their order in the heap, and a journal that both are made
 * from. Chronicle's types stay in {@link dev.cairn.backend.chronicle.ValueMap} and
 * {@link dev.cairn.backend.chronicle.ValueStage}; nothing here writes to a file itself.
 */
@NullMarked
package dev.cairn.backend.chronicle;

import org.jspecify.annotations.NullMarked;
