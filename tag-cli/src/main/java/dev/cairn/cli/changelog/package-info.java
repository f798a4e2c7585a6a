/** The JSON that {@code atomic log} and {@code pijul log} print, as a history. Reads untrusted text; knows no store and no command. */
@NullMarked
package dev.cairn.cli.changelog;

import org.jspecify.annotations.NullMarked;
