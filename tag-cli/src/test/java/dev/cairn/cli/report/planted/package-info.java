/** A planted violation of the arrows between modules. */
@NullMarked
package dev.cairn.cli.report.planted;

import org.jspecify.annotations.NullMarked;
