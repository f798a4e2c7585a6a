/**
 * Git repositories: opening one, its releases, and its history as a {@link dev.cairn.core.ChangeGraph}. How objects are read lies in
 * {@code objects}, what is evidence of authorship in {@code evidence}; neither is exported, and no type of a Git library shows here.
 */
@NullMarked
package dev.cairn.git;

import org.jspecify.annotations.NullMarked;
