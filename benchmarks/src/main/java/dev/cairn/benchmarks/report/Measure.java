package dev.cairn.benchmarks.report;

import java.util.Optional;

/** A number that follows from the results of one JDK; empty if what it needs was not measured. */
@FunctionalInterface
interface Measure {
    Optional<Spread> apply(Results results, int jdk);
}
