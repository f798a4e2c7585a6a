/**
 * Tags in a store: typed transactions over the tables of {@code dev.cairn.api}, their keys, and finding a tag by text.
 *
 * <p>Only this package knows which key holds what. History is not its business.
 */
@NullMarked
package dev.cairn.core.store;

import org.jspecify.annotations.NullMarked;
