/** What results look like. */
@NullMarked
package dev.cairn.cli.report;

import org.jspecify.annotations.NullMarked;
