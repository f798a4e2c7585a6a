/**
 * History and tags together: making consolidating tags out of a {@link dev.cairn.core.ChangeGraph}, and expanding them again.
 *
 * <p>Graph work only: what is stored where is the business of {@link dev.cairn.core.store}, and where history comes from that of
 * whoever implements the graph.
 */
@NullMarked
package dev.cairn.core.history;

import org.jspecify.annotations.NullMarked;
