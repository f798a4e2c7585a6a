package dev.cairn.backend.chronicle;

/**
 * Where a value lies outside the heap: under {@code id} in a map, and, if it is cut into parts, under the ids that follow.
 * Ids ascend, so that of two values the one with the smaller id was there first; none is used twice while a store is open.
 *
 * @param map the map that holds it
 * @param id its id, or that of its first part
 * @param length its length, in bytes
 */
record Location(ValueMap map, long id, int length) {}
