package dev.cairn.backend.chronicle;

/**
 * That a key has no value any more.
 *
 * @param key the key
 * @param id greater than those of its values, smaller than those of later ones
 */
// Nobody asks whether two are equal, so that of the arrays does not matter.
@SuppressWarnings("ArrayRecordComponent")
record Deletion(byte[] key, long id) implements Trace {}
