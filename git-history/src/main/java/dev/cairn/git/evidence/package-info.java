/** What a commit and its note say about who made it. Pure: takes text, gives attributions, opens no repository. */
@NullMarked
package dev.cairn.git.evidence;

import org.jspecify.annotations.NullMarked;
