/** Tests of the documents that a run of the suite leaves. */
@NullMarked
package dev.cairn.conformance.certificate;

import org.jspecify.annotations.NullMarked;
