package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tag cannot be made of components that break their rules (domain.md section 3). */
class ConsolidatingTagTest {
    private static final Hash HASH = Samples.hash(HashAlgorithm.BLAKE3, 1);
    private static final Hash OTHER = Samples.hash(HashAlgorithm.BLAKE3, 2);

    @Test
    void hasNothingThatWasNotGiven() {
        ConsolidatingTag tag = least().build();
        assertEquals(new TreeSet<>(), tag.tips());
        assertEquals(0, tag.dependencyCountBefore());
        assertEquals(0, tag.consolidatedChangeCount());
        assertEquals(Optional.empty(), tag.base());
        assertEquals(Optional.empty(), tag.version());
        assertEquals(Optional.empty(), tag.message());
        assertEquals(Optional.empty(), tag.createdBy());
        assertEquals(Map.of(), tag.metadata());
    }

    @Test
    void missingRequiredComponentsAreNamed() {
        assertTrue(missing(ConsolidatingTag.builder()).contains("hash"));
        assertTrue(missing(ConsolidatingTag.builder().hash(HASH)).contains("channel"));
        assertTrue(
                missing(ConsolidatingTag.builder().hash(HASH).channel("main")).contains("consolidationTimestamp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "\u0000", "\u007F", "\u0085", "\uD83E", "x\uDEA8"})
    void channelsThatAreEmptyOrNotALineOfTextAreRefused(String channel) {
        assertThrows(
                IllegalArgumentException.class, () -> least().channel(channel).build());
    }

    @Test
    void channelsAreAtMost128BytesOfUtf8() {
        assertEquals("ä".repeat(64), least().channel("ä".repeat(64)).build().channel());
        assertThrows(
                IllegalArgumentException.class,
                () -> least().channel("ä".repeat(64) + "x").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2024-02-29T12:00:00Z", "9999-12-31T23:59:59Z"})
    void timestampsAreWholeSecondsOfTheYears1970To9999(String instant) {
        Instant timestamp = Instant.parse(instant);
        assertEquals(
                timestamp, least().consolidationTimestamp(timestamp).build().consolidationTimestamp());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "2024-01-01T00:00:00.000000001Z"})
    void otherTimestampsAreRefused(String instant) {
        ConsolidatingTagBuilder tag = least().consolidationTimestamp(Instant.parse(instant));
        assertThrows(IllegalArgumentException.class, tag::build);
    }

    @Test
    void isNeverItsOwnBase() {
        assertThrows(
                IllegalArgumentException.class,
                () -> least().previousConsolidation(HASH).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> least().consolidatesSince(HASH).build());
    }

    @Test
    void negativeCountsAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> least().dependencyCountBefore(-1).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> least().consolidatedChangeCount(-1).build());
    }

    @Test
    void textThatUtf8CannotExpressIsRefused() {
        String half = "half a pair: \uD83E";
        assertThrows(IllegalArgumentException.class, () -> least().message(half).build());
        assertThrows(
                IllegalArgumentException.class, () -> least().createdBy(half).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> least().metadata(Map.of(half, "")).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> least().metadata(Map.of("", half)).build());
    }

    @Test
    void theChosenBaseComesBeforeThePreviousOne() {
        ConsolidatingTagBuilder tag = least().previousConsolidation(OTHER);
        assertEquals(Optional.of(OTHER), tag.build().base());
        Hash since = Samples.hash(HashAlgorithm.BLAKE3, 3);
        assertEquals(Optional.of(since), tag.consolidatesSince(since).build().base());
    }

    @Test
    void tipsAndMetadataAreSortedAndCopied() {
        List<Hash> tips = new ArrayList<>(List.of(OTHER, HASH));
        Map<String, String> metadata = new TreeMap<>(Map.of("\uD83E\uDEA8", "second", "\uFF5E", "first"));
        ConsolidatingTag tag = least().tips(tips).metadata(metadata).build();
        tips.clear();
        metadata.clear();
        assertEquals(List.of(HASH, OTHER), List.copyOf(tag.tips()));
        assertEquals(
                List.of("\uFF5E", "\uD83E\uDEA8"), List.copyOf(tag.metadata().keySet()));
        assertThrows(UnsupportedOperationException.class, () -> tag.tips().clear());
        assertThrows(UnsupportedOperationException.class, () -> tag.metadata().clear());
    }

    @Test
    void absentAndEmptyTextsAreDifferent() {
        assertNotEquals(least().build(), least().message("").build());
        assertNotEquals(least().build(), least().createdBy("").build());
    }

    @Test
    void everyComponentSurvivesTheWayThroughABuilder() {
        for (long seed = 0; seed < 500; seed++) {
            ConsolidatingTag tag = Samples.tag(new SplittableRandom(seed));
            assertEquals(tag, tag.toBuilder().build(), "seed " + seed);
        }
    }

    private static ConsolidatingTagBuilder least() {
        return ConsolidatingTag.builder().hash(HASH).channel("main").consolidationTimestamp(Instant.EPOCH);
    }

    private static String missing(ConsolidatingTagBuilder tag) {
        return String.valueOf(
                assertThrows(NullPointerException.class, tag::build).getMessage());
    }
}
