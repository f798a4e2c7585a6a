/**
 * What an engine implements: snapshots and one atomic commit of a batch, over opaque bytes. Transactions, envelopes,
 * argument checks and the life cycle are kept above, so an engine never sees a call after close, during close, or with
 * a bad argument, and no user code runs inside one of its calls.
 */
@NullMarked
package dev.cairn.spi;

import org.jspecify.annotations.NullMarked;
