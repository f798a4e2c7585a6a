/** What the tests of several modules need: calls of engines, other processes, stores that hand every call on, and JSON. */
@NullMarked
package dev.cairn.testing;

import org.jspecify.annotations.NullMarked;
