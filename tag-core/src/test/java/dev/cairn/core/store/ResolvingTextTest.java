package dev.cairn.core.store;

import static dev.cairn.core.store.TagFixtures.hash;
import static dev.cairn.core.store.TagFixtures.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStores;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.SemanticVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResolvingTextTest {
    private final CountingStore store = new CountingStore(TagStores.open("memory:"));
    private final TagRepository repository = new TagRepository(store);

    @AfterEach
    void close() {
        store.close();
    }

    private Hash resolve(String text) {
        return repository.read(tags -> tags.resolve(text)).hash();
    }

    private void put(Hash hash, String version, String... names) {
        repository.write(tags -> {
            var tag = tag(hash);
            tags.putTag((version.isEmpty() ? tag : tag.version(SemanticVersion.parse(version))).build());
            List.of(names).forEach(name -> tags.putName(name, hash));
            return null;
        });
    }

    @Test
    void hashesNamesVersionsAndPrefixesAreFound() {
        put(hash(1), "1.2.0", "release/1");
        for (String text : List.of(hash(1).toString(), "release/1", "1.2.0", "v1.2.0", start(hash(1), 4))) {
            assertEquals(hash(1), resolve(text), text);
        }
    }

    @Test
    void theFirstStageThatMatchesWins() {
        put(hash(1), "1.0.0");
        put(hash(2), "", "1.0.0", start(hash(1), 6), hash(1).toString());
        assertEquals(hash(1), resolve(hash(1).toString()));
        assertEquals(hash(2), resolve("1.0.0"));
        assertEquals(hash(1), resolve("v1.0.0"));
        assertEquals(hash(2), resolve(start(hash(1), 6)));
        assertEquals(hash(1), resolve(start(hash(1), 7)));
    }

    @Test
    void versionsMatchWhole() {
        put(hash(1), "1.0.0");
        put(hash(2), "1.0.0-rc.1");
        put(hash(3), "1.0.0+build");
        assertEquals(hash(1), resolve("1.0.0"));
        assertEquals(hash(2), resolve("v1.0.0-rc.1"));
        assertEquals(hash(3), resolve("1.0.0+build"));
        assertThrows(TagNotFoundException.class, () -> resolve("1.0"));
    }

    @Test
    void aVersionOfSeveralTagsIsAmbiguous() {
        put(hash(1), "1.0.0", "main-1");
        put(hash(2), "1.0.0");
        AmbiguousTagException e = assertThrows(AmbiguousTagException.class, () -> resolve("1.0.0"));
        assertEquals(Set.of(hash(1), hash(2)), Set.copyOf(e.matches()));
        assertTrue(e.getMessage().contains("main-1"), e.getMessage());
    }

    /** The ranges of keys must say the same as the text of each hash, for every length of prefix. */
    @Test
    void aPrefixFindsTheHashesWhoseTextBeginsSo() {
        List<Hash> all = new ArrayList<>();
        for (HashAlgorithm algorithm : HashAlgorithm.values()) {
            for (int i = 0; i < 200; i++) {
                all.add(TagFixtures.hash(algorithm, i));
            }
        }
        for (HashAlgorithm algorithm : HashAlgorithm.values()) {
            Hash wanted = TagFixtures.hash(algorithm, 7);
            for (int length = 4; length <= wanted.toString().length(); length++) {
                String prefix = start(wanted, length);
                List<Hash> expected = all.stream()
                        .filter(hash -> hash.toString().toLowerCase(Locale.ROOT).startsWith(prefix))
                        .toList();
                for (String text : List.of(prefix, prefix.toUpperCase(Locale.ROOT))) {
                    List<Hash> found = all.stream()
                            .filter(hash -> HashPrefix.ranges(text).anyMatch(range -> range.contains(hash.bytes())))
                            .toList();
                    assertEquals(expected, found, text);
                }
            }
        }
    }

    private String ambiguous(int tags) {
        for (int number = 0; number < tags; number++) {
            byte[] digest = new byte[20];
            digest[19] = (byte) number;
            put(Hash.of(HashAlgorithm.GIT_SHA1, digest), "");
        }
        return String.valueOf(assertThrows(AmbiguousTagException.class, () -> resolve("00000"))
                .getMessage());
    }

    @Test
    void ofManyThatMatchTwentyAreListed() {
        assertFalse(ambiguous(19).contains("perhaps more"));
        assertTrue(ambiguous(20).contains("0000000013 and perhaps more. Use a full hash"));
        assertTrue(ambiguous(30).contains("0000000013 and perhaps more. Use a full hash"));
    }

    private Hash putChange(int lastByte) {
        byte[] digest = new byte[20];
        digest[0] = 1;
        digest[19] = (byte) lastByte;
        Hash change = Hash.of(HashAlgorithm.GIT_SHA1, digest);
        repository.write(tags -> {
            tags.putChange(
                    new Change(change, List.of(), Instant.EPOCH, Optional.empty(), ChangeAttribution.UNATTRIBUTED, 1));
            return null;
        });
        return change;
    }

    private Hash resolveChange(String text) {
        return repository.read(tags -> tags.resolveChange(text));
    }

    @Test
    void aChangeIsFoundByItsHashOrTheStartOfIt() {
        Hash one = putChange(0x10);
        assertEquals(one, resolveChange(one.toString()));
        assertEquals(one, resolveChange("0100"));
        assertThrows(ChangeNotFoundException.class, () -> resolveChange("010"));
        assertThrows(ChangeNotFoundException.class, () -> resolveChange("0200"));
        for (int last = 0x11; last < 0x23; last++) {
            putChange(last);
        }
        String nineteen = message("0100");
        assertTrue(nineteen.contains(one + ", ") && !nineteen.contains("perhaps more"), nineteen);
        putChange(0x23);
        assertTrue(message("0100").contains("23 and perhaps more. Give more of it."), message("0100"));
        assertEquals(one, resolveChange(one.toString()));
    }

    private String message(String text) {
        return String.valueOf(assertThrows(AmbiguousChangeException.class, () -> resolveChange(text))
                .getMessage());
    }

    @Test
    void aPrefixThatEndsInsideAByteFindsBothItsNeighbours() {
        byte[] digest = new byte[20];
        digest[2] = (byte) 0x5F;
        Hash low = Hash.of(HashAlgorithm.GIT_SHA1, digest);
        digest[2] = (byte) 0x60;
        Hash high = Hash.of(HashAlgorithm.GIT_SHA1, digest);
        put(low, "");
        put(high, "");
        assertEquals(low, resolve("00005"));
        assertEquals(high, resolve("00006"));
        assertEquals(
                Set.of(low, high),
                Set.copyOf(assertThrows(AmbiguousTagException.class, () -> resolve("0000"))
                        .matches()));
    }

    @Test
    void whatStandsBehindTheDigestMustFitToo() {
        Hash git = TagFixtures.hash(HashAlgorithm.GIT_SHA1, 1);
        put(hash(1), "");
        put(git, "");
        String text = hash(1).toString();
        assertEquals(hash(1), resolve(text.substring(0, 52)));
        char next = (char) (text.charAt(51) + 1);
        assertThrows(TagNotFoundException.class, () -> resolve(text.substring(0, 51) + next));
        assertThrows(TagNotFoundException.class, () -> resolve(text + "A"));
        assertThrows(TagNotFoundException.class, () -> resolve(git + "02"));
    }

    @Test
    void theShortestPrefixFindsItsTagAndNoShorterOneDoes() {
        List<Hash> all = new ArrayList<>();
        for (HashAlgorithm algorithm : HashAlgorithm.values()) {
            for (int i = 0; i < 300; i++) {
                all.add(TagFixtures.hash(algorithm, i));
            }
        }
        Hash near = all.get(0);
        byte[] digest = near.digest();
        digest[9] ^= 1;
        all.add(Hash.of(near.algorithm(), digest));
        all.forEach(hash -> put(hash, ""));
        Hash named = all.get(1);
        put(near, "", named.toString().substring(0, 4));
        for (Hash hash : all) {
            String prefix = repository.read(tags -> tags.shortestPrefix(hash));
            assertEquals(hash, resolve(prefix));
            assertTrue(hash.toString().startsWith(prefix), prefix);
            if (prefix.length() > HashPrefix.MIN_CHARACTERS) {
                String shorter = prefix.substring(0, prefix.length() - 1);
                assertTrue(meansAnother(shorter, hash), () -> shorter + " would have done for " + hash);
            }
        }
        assertEquals(5, repository.read(tags -> tags.shortestPrefix(named)).length());
        assertTrue(repository.read(tags -> tags.shortestPrefix(near)).length() > 14);
    }

    /** Returns whether {@code text} means another tag, or several. */
    private boolean meansAnother(String text, Hash hash) {
        try {
            return !resolve(text).equals(hash);
        } catch (AmbiguousTagException several) {
            return several.matches().contains(hash);
        }
    }

    @Test
    void aLookUpReadsTheRowsThatMatchHoweverManyThereAre() {
        for (int i = 0; i < 2_000; i++) {
            put(hash(i), "", "name-" + i);
        }
        Optional<ConsolidatingTag> found = repository.read(tags -> tags.find(start(hash(7), 20)));
        assertEquals(hash(7), found.orElseThrow().hash());
        assertEquals(1, store.scanned());
        assertEquals(
                Optional.empty(), repository.read(tags -> tags.find(hash(2_000).toString())));
        assertEquals(Optional.empty(), repository.read(tags -> tags.find(start(hash(2_000), 20))));
        assertEquals(1, store.scanned(), "near names are searched for an error alone");
    }

    @Test
    void threeCharactersAreTooFew() {
        put(hash(1), "");
        assertThrows(TagNotFoundException.class, () -> resolve(start(hash(1), 3)));
        assertThrows(TagNotFoundException.class, () -> resolve(""));
    }

    @Test
    void aNameThatHasTheTextAsAPartIsAsNearAsOneEditAndNoNearer() {
        put(hash(1), "", "abxdef", "zabcdef");
        assertEquals(List.of("abxdef", "zabcdef"), notFound("abcdef").nearestNames());
    }

    @Test
    void whatANameLacksAtItsBeginningCountsLikeAnyEdit() {
        put(hash(1), "", "fghijkl");
        assertEquals(List.of(), notFound("abcdefghijkl").nearestNames(), "five edits of twelve");
        put(hash(2), "", "cdefghijkl");
        assertEquals(List.of("cdefghijkl"), notFound("abcdefghijkl").nearestNames());
    }

    @Test
    void theNearestNamesAreSuggested() {
        put(hash(1), "", "v1.2.0", "v1.20.0", "nightly");
        TagNotFoundException e = assertThrows(TagNotFoundException.class, () -> resolve("V1.2.1"));
        assertEquals(List.of("v1.2.0", "v1.20.0"), e.nearestNames());
        assertTrue(e.getMessage().contains("v1.2.0"), e.getMessage());
        assertEquals(
                List.of("nightly"),
                assertThrows(TagNotFoundException.class, () -> resolve("night")).nearestNames());
    }

    @Test
    void namesAreNearByTheEditsBetweenThem() {
        put(hash(1), "", "abcdefgh", "bcdefghi", "abcdxfghyz", "abcdxfgxyz");
        TagNotFoundException e = assertThrows(TagNotFoundException.class, () -> resolve("abcdefgi"));
        assertEquals(List.of("abcdefgh", "bcdefghi"), e.nearestNames());
        assertEquals("abcdefgi", e.text());
    }

    @Test
    void longTextIsCutInTheMessageAndNothingIsNearIt() {
        put(hash(1), "", "a".repeat(65), "a".repeat(64));
        assertEquals(
                List.of("a".repeat(64), "a".repeat(65)),
                notFound("A".repeat(64)).nearestNames());
        assertEquals(List.of(), notFound("A".repeat(65)).nearestNames());
        assertTrue(notFound("b".repeat(80)).getMessage().contains("'" + "b".repeat(80) + "'"));
        assertTrue(notFound("b".repeat(81)).getMessage().contains("'" + "b".repeat(80) + "...'"));
    }

    private TagNotFoundException notFound(String text) {
        return assertThrows(TagNotFoundException.class, () -> resolve(text));
    }

    @Test
    void aNameThatPointsNowhereFindsNothingElse() {
        put(hash(1), "1.0.0");
        repository.write(tags -> {
            tags.putName("1.0.0", hash(2));
            return null;
        });
        TagNotFoundException e = assertThrows(TagNotFoundException.class, () -> resolve("1.0.0"));
        assertTrue(e.getMessage().contains(hash(2).toString()), e.getMessage());
    }

    private static String start(Hash hash, int length) {
        return hash.toString().substring(0, length).toLowerCase(Locale.ROOT);
    }
}
