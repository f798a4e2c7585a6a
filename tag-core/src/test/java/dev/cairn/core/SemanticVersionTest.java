package dev.cairn.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions are those of semver.org 2.0.0, and so is their order. */
class SemanticVersionTest {
    /** The example of semver.org section 11, with numbers beyond a {@code long} and builds added. */
    private static final List<SemanticVersion> ASCENDING = List.of(
                    "0.0.0",
                    "0.0.1",
                    "0.2.0",
                    "0.10.0",
                    "1.0.0-0",
                    "1.0.0-2",
                    "1.0.0-9",
                    "1.0.0-10",
                    "1.0.0-99999999999999999999998",
                    "1.0.0-99999999999999999999999",
                    "1.0.0-alpha",
                    "1.0.0-alpha.1",
                    "1.0.0-alpha.1+a",
                    "1.0.0-alpha.beta",
                    "1.0.0-beta",
                    "1.0.0-beta.2",
                    "1.0.0-beta.11",
                    "1.0.0-rc.1",
                    "1.0.0",
                    "1.0.0+1",
                    "1.0.0+10",
                    "1.0.0+2",
                    "1.0.1",
                    "2.0.0",
                    "2.1.0",
                    "2.1.1",
                    "10.0.0",
                    "9223372036854775807.0.0",
                    "9223372036854775808.0.0",
                    "99999999999999999999.0.0")
            .stream()
            .map(SemanticVersion::parse)
            .toList();

    @Test
    void areOrderedByPrecedenceThenBuild() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    ASCENDING,
                    Samples.shuffled(ASCENDING, random).stream().sorted().toList());
        }
    }

    @Test
    void orderAgreesWithEquality() {
        for (SemanticVersion left : ASCENDING) {
            for (SemanticVersion right : ASCENDING) {
                assertEquals(left.equals(right), left.compareTo(right) == 0, left + " and " + right);
                assertEquals(Integer.signum(left.compareTo(right)), -Integer.signum(right.compareTo(left)));
            }
        }
        assertNotEquals(SemanticVersion.parse("1.0.0+01"), SemanticVersion.parse("1.0.0+1"));
    }

    @Test
    void areToldApartByTheirBuildAlone() {
        SemanticVersion none = SemanticVersion.parse("1.0.0");
        SemanticVersion one = SemanticVersion.parse("1.0.0+1");
        SemanticVersion two = SemanticVersion.parse("1.0.0+2");
        assertTrue(none.compareTo(one) < 0);
        assertTrue(one.compareTo(two) < 0);
        assertEquals("1.0.0+1".hashCode(), one.hashCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.4",
                "1.1.2-prerelease+meta",
                "1.1.2+meta",
                "1.0.0-alpha.0valid",
                "1.0.0-rc.1+build.1",
                "1.0.0+0.build.1-rc.10000aaa-kk-0.1",
                "2.0.0-rc.1+build.123",
                "1.2.3----RC-SNAPSHOT.12.9.1--.12+788",
                "1.0.0-0A.is.legal",
                "99999999999999999999999.999999999999999999.99999999999999999"
            })
    void areReadAndWrittenUnchanged(String text) {
        assertEquals(text, SemanticVersion.parse(text).toString());
        assertEquals(Optional.of(SemanticVersion.parse(text)), SemanticVersion.find(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "v1.2.0",
                "1.2.3-0123",
                "1.2.3-0123.0123",
                "1.1.2+.123",
                "+invalid",
                "-invalid",
                "alpha",
                "1.0.0-alpha_beta",
                "1.0.0-alpha..",
                "01.1.1",
                "1.01.1",
                "1.1.01",
                "1.2.3.DEV",
                "1.2-SNAPSHOT",
                "1.1.2+meta+more",
                "1.2.3 ",
                " 1.2.3",
                "1.2.3\n",
                "1.2.\u0663",
                "-1.0.3-gamma+b7718",
                "1.0.0-ä"
            })
    void anythingElseIsRefusedWithItsText(String text) {
        String message = Refusal.of(() -> SemanticVersion.parse(text));
        assertTrue(message.contains("'" + text + "'"), message);
    }

    @Test
    void areAtMost128BytesLong() {
        String longest = "1.2.3-" + "a".repeat(122);
        assertEquals(longest, SemanticVersion.parse(longest).toString());
        assertEquals(Optional.of(SemanticVersion.parse(longest)), SemanticVersion.find(longest));
        assertThrows(IllegalArgumentException.class, () -> SemanticVersion.parse(longest + "a"));
        assertEquals(Optional.empty(), SemanticVersion.find(longest + "a"));
        assertEquals(Optional.empty(), SemanticVersion.find("9".repeat(10_000_000)));
    }

    @Test
    void areFoundBehindALeadingV() {
        assertEquals(Optional.of(SemanticVersion.parse("1.2.0")), SemanticVersion.find("v1.2.0"));
        assertEquals(Optional.empty(), SemanticVersion.find("vv1.2.0"));
        assertEquals(Optional.empty(), SemanticVersion.find("release-1.2.0"));
    }

    @Test
    void tellWhetherTheyComeBeforeTheirRelease() {
        assertTrue(SemanticVersion.parse("1.0.0-rc.1").isPreRelease());
        assertFalse(SemanticVersion.parse("1.0.0+rc.1").isPreRelease());
    }
}
