/**
 * Results as text and as JSON. No options, no stores, no exit codes.
 *
 * <p>Text that comes from a repository or a store is foreign: it is escaped before it can reach a terminal.
 */
@NullMarked
package dev.cairn.cli.report;

import org.jspecify.annotations.NullMarked;
