package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tag's hash is that of its content, and of nothing else (domain.md section 2). The vectors come from another implementation. */
class TagHashTest {
    private static final List<Hash> MEMBERS = IntStream.range(0, 100)
            .mapToObj(i -> Samples.hash(HashAlgorithm.GIT_SHA1, i))
            .toList();

    @Test
    void ofATagWithEveryComponent() {
        assertEquals(
                Hash.parse("J4ZJL3RJ6AJAPHKO67S7Z4H5LMC6SF3QK6D4ILOWCUMLSOQYVL5QC"),
                full().buildHashed(MEMBERS).hash());
    }

    @Test
    void ofATagWithoutOptionalComponents() {
        assertEquals(
                Hash.parse("DUZCTDBLMR7WV4OOAAHWZQH4ZAPRT5754OZZAJCPJILVUFM65IPAC"),
                least().buildHashed(List.of()).hash());
    }

    @Test
    void doesNotDependOnTheOrderOfMembersTipsAndMetadata() {
        Hash expected = full().buildHashed(MEMBERS).hash();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 10; i++) {
            ConsolidatingTagBuilder tag = full();
            List<Hash> tips = List.copyOf(tag.tips);
            tag.tips(Samples.shuffled(tips, random));
            assertEquals(
                    expected, tag.buildHashed(Samples.shuffled(MEMBERS, random)).hash());
        }
    }

    @Test
    void doesNotDependOnTheHashThatTheTagHas() {
        ConsolidatingTag tag =
                full().hash(Samples.hash(HashAlgorithm.BLAKE3, 7)).build();
        assertEquals(full().buildHashed(MEMBERS).hash(), tag.contentHash(MEMBERS));
    }

    @Test
    void differsForTagsThatDifferInAnything() {
        Map<Hash, String> seen = new HashMap<>();
        List<UnaryOperator<ConsolidatingTagBuilder>> edits = List.of(
                tag -> tag,
                tag -> tag.channel("mai"),
                tag -> tag.consolidationTimestamp(Instant.ofEpochSecond(1)),
                tag -> tag.tips(MEMBERS.subList(0, 1)),
                tag -> tag.tips(MEMBERS.subList(0, 2)),
                tag -> tag.previousConsolidation(MEMBERS.get(0)),
                tag -> tag.consolidatesSince(MEMBERS.get(0)),
                tag -> tag.dependencyCountBefore(1),
                tag -> tag.consolidatedChangeCount(1),
                tag -> tag.version(SemanticVersion.parse("1.0.0")),
                tag -> tag.message("1.0.0"),
                tag -> tag.createdBy("1.0.0"),
                tag -> tag.message(""),
                tag -> tag.createdBy(""),
                tag -> tag.message("").createdBy(""),
                tag -> tag.metadata(Map.of("", "")),
                tag -> tag.metadata(Map.of("a", "bc")),
                tag -> tag.metadata(Map.of("ab", "c")),
                tag -> tag.metadata(Map.of("a", "b", "c", "d")));
        for (int i = 0; i < edits.size(); i++) {
            distinct(seen, edits.get(i).apply(least()), List.of(), "edit " + i);
            distinct(seen, edits.get(i).apply(least()), MEMBERS, "members and edit " + i);
        }
    }

    @Test
    void ofAMillionMembersIsComputedPieceByPiece() {
        List<Hash> members = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1_000_000; i++) {
            members.add(Samples.hash(random, HashAlgorithm.GIT_SHA1));
        }
        Hash expected = least().buildHashed(members).hash();
        assertEquals(
                expected, least().buildHashed(Samples.shuffled(members, random)).hash());
    }

    private static void distinct(
            Map<Hash, String> seen, ConsolidatingTagBuilder tag, Collection<Hash> members, String name) {
        assertNull(seen.put(tag.buildHashed(members).hash(), name), name);
    }

    private static ConsolidatingTagBuilder least() {
        return ConsolidatingTag.builder().channel("main").consolidationTimestamp(Instant.EPOCH);
    }

    private static ConsolidatingTagBuilder full() {
        return least().consolidationTimestamp(Instant.ofEpochSecond(1_700_000_000))
                .tips(List.of(Samples.hash(HashAlgorithm.GIT_SHA256, 0x80), Samples.hash(HashAlgorithm.GIT_SHA1, 0x11)))
                .previousConsolidation(Samples.hash(HashAlgorithm.BLAKE3, 0xAA))
                .consolidatesSince(Samples.hash(HashAlgorithm.BLAKE3, 0xBB))
                .dependencyCountBefore(101)
                .consolidatedChangeCount(100)
                .version(SemanticVersion.parse("1.2.0-rc.1"))
                .message("")
                .createdBy("Änne \uD83E\uDEA8")
                .metadata(Map.of("\uD83E\uDEA8", "second", "\uFF5E", "first"));
    }
}
