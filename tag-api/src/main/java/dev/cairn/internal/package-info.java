/** The machinery between consumers and engines: provider look-up, transactions, envelopes, directories. Not exported. */
@NullMarked
package dev.cairn.internal;

import org.jspecify.annotations.NullMarked;
