/**
 * What consumers of a store use: selection, transactions, tables, ranges and errors. Nothing here knows an engine, and
 * nothing here knows what lies inside a payload.
 */
@NullMarked
package dev.cairn.api;

import org.jspecify.annotations.NullMarked;
