/** The place of the Chronicle Map backend: today only a provider that says that it is not available. */
@NullMarked
package dev.cairn.backend.chronicle;

import org.jspecify.annotations.NullMarked;
