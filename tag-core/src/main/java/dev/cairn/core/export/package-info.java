/**
 * The text form of a whole store: lines that people read and compare, and from which the store is made again, payload for payload
 * ({@code docs/export-format.md}).
 *
 * <p>Lines go out and bytes come in through functions of the caller: files are not its business.
 */
@NullMarked
package dev.cairn.core.export;

import org.jspecify.annotations.NullMarked;
