/**
 * The storage contract over LMDB. Here live the ways into and out of native memory, the guards around the engine, and
 * nothing that knows what the stored bytes mean; no type of lmdbjava is seen outside.
 */
@NullMarked
package dev.cairn.backend.lmdb;

import org.jspecify.annotations.NullMarked;
