package dev.cairn.conformance.certificate;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * When, where and how often: what differs from one run to the next.
 *
 * @param facts what the run was made with, by name: seed, time, JDK, operating system, file system
 * @param counts what the tests counted, by name: crashes, sequences
 */
public record Run(Map<String, String> facts, Map<String, Long> counts) {
    /** Copies both maps, and puts them in order of name. */
    public Run {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }
}
