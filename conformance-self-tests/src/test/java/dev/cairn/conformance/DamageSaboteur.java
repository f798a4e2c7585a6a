package dev.cairn.conformance;

import dev.cairn.spi.StorageEngine;
import dev.cairn.spi.StoreConfig;
import dev.cairn.spi.TagStoreProvider;
import java.util.Arrays;
import java.util.List;

/** Stores in files that treat damage, formats and copies wrongly, with the rule that must catch it and what it must say. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum DamageSaboteur {
    DAMAGE_FORGOTTEN(DamageFaults::beginsAnew, Rule.COR_1, "missing, and no exception or finding of verify says so"),
    DAMAGE_UNNAMED(DamageFaults::namesNoFile, Rule.COR_1, "the refusal should name the file"),
    DAMAGE_HANGS(DamageFaults::hangsOnDamage, Rule.COR_1, "it still runs after"),
    DAMAGE_KILLS(DamageFaults::diesOfDamage, Rule.COR_1, "Segmentation fault"),
    NEWER_READ(DamageFaults::readsANewerFormat, Rule.FMT_1, "open of a store of format 2"),
    COPY_MISREAD(
            DamageFaults::losesARowOfACopy, Rule.FMT_2, "a copy of the directory of a store: golden data: table meta");

    private final Opening opening;
    private final Rule caught;
    private final String phrase;

    DamageSaboteur(Opening opening, Rule caught, String phrase) {
        this.opening = opening;
        this.caught = caught;
        this.phrase = phrase;
    }

    /** Opens a store with a fault. */
    @FunctionalInterface
    interface Opening {
        StorageEngine open(TagStoreProvider lmdb, StoreConfig config);
    }

    StorageEngine open(TagStoreProvider lmdb, StoreConfig config) {
        return opening.open(lmdb, config);
    }

    /** Returns the rule that must fail, and no other. */
    Rule caught() {
        return caught;
    }

    /** Returns what the failure must say. */
    String phrase() {
        return phrase;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(DamageSaboteur::name).toList();
    }
}
