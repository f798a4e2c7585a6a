/** How a repository's refs and objects are read, by whichever reader can. Knows nothing of releases, evidence or tags. */
@NullMarked
package dev.cairn.git.objects;

import org.jspecify.annotations.NullMarked;
