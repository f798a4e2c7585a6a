/** Tests of what the LMDB backend adds to the storage contract; the contract itself is tested by the conformance suite. */
@NullMarked
package dev.cairn.backend.lmdb;

import org.jspecify.annotations.NullMarked;
