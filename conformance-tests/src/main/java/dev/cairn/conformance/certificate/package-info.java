/**
 * What a run of the suite proved about a backend, as a document for people and for machines.
 *
 * <p>Knows nothing of JUnit, of stores, or of what the rules demand: the package above collects, this one presents.
 */
@NullMarked
package dev.cairn.conformance.certificate;

import org.jspecify.annotations.NullMarked;
