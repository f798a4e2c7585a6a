/** Programs that use the backend as a consumer does, from outside its package; run in processes of their own. */
@NullMarked
package dev.cairn.programs;

import org.jspecify.annotations.NullMarked;
