/**
 * Copying a store, or what holds the tables of one, into another (storage.md, MIG): payload for payload, with proof that both sides are
 * equal.
 *
 * <p>What the payloads mean is not its business; a table is keys and bytes here.
 */
@NullMarked
package dev.cairn.core.migration;

import org.jspecify.annotations.NullMarked;
