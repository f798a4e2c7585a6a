package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.ATO_1;
import static dev.cairn.conformance.Rule.ATO_2;
import static dev.cairn.conformance.Rule.ATO_3;
import static dev.cairn.conformance.Rule.COR_2;
import static dev.cairn.conformance.Rule.DOM_10;
import static dev.cairn.conformance.Rule.DOM_11;
import static dev.cairn.conformance.Rule.DOM_12;
import static dev.cairn.conformance.Rule.DOM_8;
import static dev.cairn.conformance.Rule.DOM_9;
import static dev.cairn.conformance.Rule.DUR_3;
import static dev.cairn.conformance.Rule.DUR_4;
import static dev.cairn.conformance.Rule.DUR_5;
import static dev.cairn.conformance.Rule.FMT_1;
import static dev.cairn.conformance.Rule.ISO_1;
import static dev.cairn.conformance.Rule.ISO_2;
import static dev.cairn.conformance.Rule.ISO_3;
import static dev.cairn.conformance.Rule.ISO_4;
import static dev.cairn.conformance.Rule.MIG_1;
import static dev.cairn.conformance.Rule.MIG_2;
import static dev.cairn.conformance.Rule.MIG_3;
import static dev.cairn.conformance.Rule.MIG_4;
import static dev.cairn.conformance.Rule.MIG_5;
import static dev.cairn.conformance.Rule.MODEL;
import static dev.cairn.conformance.Rule.ORD_1;
import static dev.cairn.conformance.Rule.ORD_2;
import static dev.cairn.conformance.Rule.ORD_3;
import static dev.cairn.conformance.Rule.ORD_4;
import static dev.cairn.conformance.Rule.SPI_5;
import static dev.cairn.conformance.Rule.TXN_1;
import static dev.cairn.conformance.Rule.TXN_2;
import static dev.cairn.conformance.Rule.TXN_3;
import static dev.cairn.conformance.Rule.TXN_4;
import static dev.cairn.conformance.Rule.TXN_5;
import static dev.cairn.conformance.Rule.TXN_6;
import static dev.cairn.conformance.Rule.TXN_7;
import static dev.cairn.conformance.Rule.TXN_8;
import static dev.cairn.conformance.Rule.VAL_0;
import static dev.cairn.conformance.Rule.VAL_1;
import static dev.cairn.conformance.Rule.VAL_2;
import static dev.cairn.conformance.Rule.VAL_3;
import static dev.cairn.conformance.Rule.VAL_4;
import static dev.cairn.conformance.Rule.VAL_5;

import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.spi.StorageEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stores that break one thing each, with the rule that must catch it and what the failure must say. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state, and sets that nobody changes
enum Saboteur {
    SLOW(CommitFaults::takesItsTime, Set.of(), ""),

    OPTIONS_IGNORED(engine -> engine, SPI_5, "noSuchOption=1"),
    ENVELOPES_ONLY(CommitFaults::refusesValuesThatAreNoEnvelopes, VAL_0, "opaque value of 1 bytes"),
    KEYS_CUT(SnapshotFaults::losesZerosAtTheEndOfKeys, VAL_2, "table names, key 00"),
    TABLES_MIXED(CommitFaults::deletesTipsToo, VAL_4, "payload in table tips"),
    BASE_IGNORED(CommitFaults::ignoresTheBaseVersion, TXN_5, "a batch made on version 0 of a store at version 1"),
    VERSION_REUSED(CommitFaults::returnsTheOldVersion, TXN_5, "the version grows from 0, and is 0"),
    TABLE_LOST(CommitFaults::losesAllButTheFirstTable, ATO_1, "rows that a reader sees after the commit"),
    COMMIT_TORN(CommitFaults::commitsInTwoHalves, ATO_1, "of the 1350 rows of one commit"),
    LONGEST_TORN(
            CommitFaults::commitsTheLongestInTwoHalves, ATO_3, "entries of the largest batch: a reader sees 10000 of"),
    PIN_FORGOTTEN(SnapshotFaults::forgetsWhatAReaderPins, ISO_2, "6000 commits later"),
    CLOSED_BY_INTERRUPT(SnapshotFaults::endsWithAnInterruptedReader, ISO_2, "a read ==> Unexpected exception thrown"),
    SNAPSHOT_MOVING(SnapshotFaults::looksAtOneTableLater, ISO_3, "y, first read after a commit that changed both"),
    COUNT_WRONG(SnapshotFaults::miscountsLargeRanges, ORD_4, "count of the range from key"),
    FIRST_LOOK_LATE(SnapshotFaults::showsNewThreadsTheStateBefore, ISO_4, "seen by a thread that was started after"),
    LARGE_KEPT(DurabilityFaults::keepsLargeValues, DUR_4, "entries after close and open"),
    ROOM_TAKEN(CommitFaults::takesRoomOnDisk, DUR_5, "a volatile store takes 1 bytes on disk"),
    IDENTITY_INVENTED(
            CommitFaults::inventsAnIdentity,
            Set.of(FMT_1, MIG_1, MIG_2),
            "a volatile store, and no other, has no identity"),
    SOURCE_WRITTEN(MigrationFaults::writesWhenAllWasRead, MIG_1, "version of the source"),
    LONE_ROW_HIDDEN(MigrationFaults::hidesARowThatIsAlone, MIG_2, "with one row, in table tips"),
    MARK_HIDDEN(Set.of(MIG_3), "entries: beginRead", MigrationFaults::hidesTheMarkOfAMigration),
    INTRUDER_HIDDEN(Set.of(MIG_4), "during which a row was added", MigrationFaults::hidesARowThatWasAdded),
    TOTAL_WRONG(MigrationFaults::countsOneTooMany, MIG_5, "totalEntries=427"),
    SUMMARY_DELETED(CommitFaults::deletesSummariesToo, DOM_11, "the summary of a deleted tag is absent"),
    SEGMENTS_LOST(MigrationFaults::losesSegments, DOM_12, "16000 members, expected 20000"),

    RELAXED_TORN(engine -> engine, DUR_3, "rows of batch 7 in table members"),
    LOWER_BOUND_INCLUDED(MeetingFaults::takesTheLowerBoundInIfItsValueIsEmpty, MODEL, "(expected [])"),
    REBORN_LOST(MeetingFaults::losesEmptyValuesThatComeBack, MODEL, "after shrinking from"),
    PIN_SLIPPING(MeetingFaults::forgetsAPinForAKeyThatCameBack, MODEL, "after shrinking from"),
    REBORN_HIDDEN(Set.of(MODEL), "gave false (expected true)", MeetingFaults::hidesWhatWasDeletedAndPutAtOnce),

    LONG_PAYLOAD_DROPPED(Set.of(VAL_1), "put, payload too long", WriteFaults::dropsPayloadsThatAreTooLong),
    EMPTY_ABSENT(Set.of(VAL_3), "an entry with an empty payload is absent", ReadFaults::takesEmptyForAbsent),
    NULL_NAMELESS(Set.of(VAL_3), "should mention 'key', and says: oops", ReadFaults::namesNoParameter),
    ARRAY_SHARED(Set.of(VAL_5), "reads back as 03", ReadFaults::sharesArrays),
    OWN_WRITES_FORGOTTEN(
            Set.of(TXN_1), "contains, inside a write transaction, says", ReadFaults::forgetsItsWritesInContains),
    ROLLBACK_COMMITS(
            Set.of(TXN_2),
            "content after write(fn) threw java.lang.IllegalStateException",
            WriteFaults::commitsInSpiteOfAnException),
    DELETE_LIES(Set.of(TXN_3), "found a key that its own transaction had deleted", WriteFaults::deletesTwice),
    OPEN_AFTER_CLOSE(Set.of(TXN_4), "get after the end", ReadFaults::readsAfterTheEnd),
    HOLDER_HIDDEN(Set.of(TXN_5), "should mention 'the-holder', and says: busy", WriteFaults::hidesWhoWrites),
    EMPTY_COMMIT_COUNTED(Set.of(TXN_6), "version that an empty commit returns", WriteFaults::countsEmptyCommits),
    THREAD_BOUND(Set.of(TXN_7), "count on another thread than the one that began", ReadFaults::bindsCountToItsThread),
    DROPPED_HELD(Set.of(TXN_8), "all of them dropped before", WriteFaults::holdsEveryReader),
    FAILURE_SWALLOWED(
            Set.of(ATO_2), "after a commit on an interrupted thread returned", WriteFaults::swallowsAFailedCommit),
    BATCH_CUT(Set.of(ATO_3), "entries of the largest batch", WriteFaults::commitsTheFirstFifteenThousandPuts),
    VERSION_MOVING(Set.of(ISO_1), "the version at a second look", ReadFaults::changesItsVersion),
    OLDEST_HIDDEN(Set.of(ISO_2), "info() shows no age of the oldest reader", ReadFaults::hidesTheOldestReader),
    READ_DIRTY(Set.of(ISO_3), "what a reader sees of an open write transaction", WriteFaults::showsOpenWrites),
    READ_ANEW(Set.of(ISO_3), "read again after another transaction's commit", ReadFaults::readsAnew),
    ORDER_SIGNED(Set.of(ORD_1), "scan of", ReadFaults::sortsSigned),
    BOUND_INCLUDED(Set.of(ORD_1), "scan of", ReadFaults::takesTheUpperBoundIn),
    SCANS_LEAKED(Set.of(ORD_2), "scans left half-way", ReadFaults::leaksScans),
    OVERLAY_LOST(Set.of(ORD_3), "scan of", ReadFaults::showsNoOverlayInRanges),
    TAG_FOUND_DELETED(
            Set.of(DOM_8),
            "the delete of what was deleted before says",
            store -> WriteFaults.findsTheDeleted(store, Table.TAGS)),
    SUMMARY_FOUND_DELETED(
            Set.of(DOM_9),
            "the delete of what was deleted before says",
            store -> WriteFaults.findsTheDeleted(store, Table.ATTRIBUTION)),
    DELETED_FOR_EVER(Set.of(DOM_10), "where one was put", WriteFaults::neverPutsAgainWhatWasDeleted),
    INDEX_ASSUMED(Set.of(COR_2), "where verify finds something", ReadFaults::assumesVersionsAreThere);

    private final UnaryOperator<StorageEngine> engine;
    private final UnaryOperator<TagStore> layer;
    private final Set<Rule> caught;
    private final String phrase;

    Saboteur(UnaryOperator<StorageEngine> engine, Set<Rule> caught, String phrase, UnaryOperator<TagStore> layer) {
        this.engine = engine;
        this.layer = layer;
        this.caught = caught;
        this.phrase = phrase;
    }

    /** An engine round the memory engine. */
    Saboteur(UnaryOperator<StorageEngine> engine, Set<Rule> caught, String phrase) {
        this(engine, caught, phrase, UnaryOperator.identity());
    }

    Saboteur(UnaryOperator<StorageEngine> engine, Rule caught, String phrase) {
        this(engine, Set.of(caught), phrase);
    }

    /** A transaction layer round the real one. */
    Saboteur(Set<Rule> caught, String phrase, UnaryOperator<TagStore> layer) {
        this(UnaryOperator.identity(), caught, phrase, layer);
    }

    StorageEngine sabotage(StorageEngine memory) {
        return engine.apply(memory);
    }

    TagStore sabotage(TagStore store) {
        return layer.apply(store);
    }

    /** Returns the rules that must fail, and no others. */
    Set<Rule> caught() {
        return caught;
    }

    /** Returns what each failure must say. */
    String phrase() {
        return phrase;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Saboteur::name).toList();
    }
}
