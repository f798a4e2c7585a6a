/**
 * The command {@code cairn}: options, commands, exit codes and messages.
 *
 * <p>What a result looks like is the business of {@link dev.cairn.cli.report}; what it is, that of the modules below. Nothing depends on
 * this module.
 */
@NullMarked
package dev.cairn.cli;

import org.jspecify.annotations.NullMarked;
