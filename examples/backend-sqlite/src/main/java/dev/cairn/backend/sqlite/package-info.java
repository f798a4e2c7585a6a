/** A store in an SQLite database, whose read transactions are the snapshots. The worked example of a backend. */
@NullMarked
package dev.cairn.backend.sqlite;

import org.jspecify.annotations.NullMarked;
