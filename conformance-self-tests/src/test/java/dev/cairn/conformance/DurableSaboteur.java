package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.DUR_1;
import static dev.cairn.conformance.Rule.DUR_2;
import static dev.cairn.conformance.Rule.DUR_4;
import static dev.cairn.conformance.Rule.SPI_2;
import static dev.cairn.conformance.Rule.SPI_7;
import static dev.cairn.conformance.Rule.SPI_8;

import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Stores in files that break one thing each, with the rules that must catch it and what the failure must say. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state, and sets that nobody changes
enum DurableSaboteur {
    RECOVERY_HANGS(DurabilityFaults::hangsAfterACrash, Set.of(DUR_2), "still running after"),
    SOUND(LogEngine::open, Set.of(), ""),
    VERSION_RESTARTED(
            DurabilityFaults::countsVersionsFromEachOpen, Set.of(DUR_1), "the version is 0 after close and open"),
    ACKNOWLEDGED_EARLY(
            DurabilityFaults::writesOneCommitLater, Set.of(DUR_1, DUR_2), "the last commit in the store after kill -9"),
    WRITTEN_WHEN_READ(
            DurabilityFaults::writesWhenAskedAgain, Set.of(DUR_1, DUR_2), "the last commit in the store after kill -9"),
    UNDONE_TOO_FAR(DurabilityFaults::undoesOneRowTooMany, Set.of(DUR_2), "in table members"),
    LARGE_LOST(DurabilityFaults::losesLargeValuesWhenOpened, Set.of(DUR_4), "entries after close and open"),

    PATH_DECODED(PlaceFaults::decodesThePath, Set.of(SPI_2), "there is no directory"),
    LINK_NOT_SEEN(PlaceFaults::opensTwiceThroughALink, Set.of(SPI_7), "link ==> Expected"),
    HOLDER_UNNAMED(PlaceFaults::namesNoHolder, Set.of(SPI_7), "should mention 'process', and says: busy"),
    FOREIGN_ADOPTED(PlaceFaults::adoptsForeignFiles, Set.of(SPI_8), "foreign ==> Expected"),
    REFUSED_TOUCHED(PlaceFaults::leavesALockInForeignFiles, Set.of(SPI_8), "data.lock");

    private final Opening opening;
    private final Set<Rule> caught;
    private final String phrase;

    DurableSaboteur(Opening opening, Set<Rule> caught, String phrase) {
        this.opening = opening;
        this.caught = caught;
        this.phrase = phrase;
    }

    /** Opens a store with a fault. */
    @FunctionalInterface
    interface Opening {
        StorageEngine open(StoreConfig config);
    }

    StorageEngine open(StoreConfig config) {
        return opening.open(config);
    }

    /** Returns whether processes that use it are to be killed: the others are sound where those work. */
    boolean isShapedByCrashes() {
        return compareTo(PATH_DECODED) < 0;
    }

    /** Returns the rules that must fail, and no others. */
    Set<Rule> caught() {
        return caught;
    }

    /** Returns what the failures must say. */
    String phrase() {
        return phrase;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(DurableSaboteur::name).toList();
    }
}
