/** The README's example of embedding Cairn: compiled, run, and compared with the README. */
@NullMarked
package dev.cairn.example;

import org.jspecify.annotations.NullMarked;
