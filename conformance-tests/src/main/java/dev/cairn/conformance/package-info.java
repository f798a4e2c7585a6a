/**
 * The conformance suite: every rule of the storage contract as tests that any backend can run.
 *
 * <p>A backend author extends {@link dev.cairn.conformance.TagStoreConformance} with an empty class and names the backend
 * with {@link dev.cairn.conformance.StoreUnderTest}. What is true of one backend only does not belong here.
 */
@NullMarked
package dev.cairn.conformance;

import org.jspecify.annotations.NullMarked;
