/** What the command line does, seen from outside: arguments and surroundings in, exit code and two streams out. */
@NullMarked
package dev.cairn.cli;

import org.jspecify.annotations.NullMarked;
