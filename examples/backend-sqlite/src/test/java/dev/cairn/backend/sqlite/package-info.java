/** Holds the example to the rules of every backend. */
package dev.cairn.backend.sqlite;
