package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.Confidence;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.ConsolidatingTagBuilder;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.ProviderStats;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.SuggestionType;
import dev.cairn.core.TimeSpan;
import dev.cairn.core.store.TagRepository;
import dev.cairn.core.store.TagWriter;
import dev.cairn.testing.JsonText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every component of a tag and of its attribution is listed, and none of them can do harm. */
class HandMadeTagsTest {
    private static final Hash BASE = hash(1);
    private static final Hash RELEASE = hash(2);

    @TempDir
    Path folder;

    @Test
    void areListedInJsonFieldByField() {
        store(tags -> {
            tags.putTag(
                    tag(BASE, "2026-01-01T00:00:00Z").dependencyCountBefore(0).build());
            tags.putTag(tag(RELEASE, "2026-02-02T10:20:30Z")
                    .previousConsolidation(BASE)
                    .dependencyCountBefore(75)
                    .consolidatedChangeCount(10)
                    .version(SemanticVersion.parse("1.2.0"))
                    .message("hidden from lists")
                    .build());
            tags.putName("v1.2.0", RELEASE);
            tags.putName("npm/v1.2.0", RELEASE);
            tags.putAttribution(new AttributionSummary(RELEASE, totals(), 1));
        });
        String json = Cli.in(folder)
                .run("tag", "list", "--attribution", "--consolidating", "--format", "json")
                .requireDone()
                .out();
        assertEquals(JsonText.parse(EXPECTED), JsonText.parse(json));
        assertEquals(EXPECTED.replaceAll("\\s", ""), json.replaceAll("\\s", ""));
    }

    @Test
    void areListedAsATable() {
        store(tags -> {
            tags.putTag(tag(BASE, "2026-01-01T00:00:00Z").build());
            tags.putTag(tag(RELEASE, "2026-02-02T10:20:30Z")
                    .previousConsolidation(BASE)
                    .dependencyCountBefore(75)
                    .consolidatedChangeCount(10)
                    .build());
            tags.putName("リリース", RELEASE);
            tags.putAttribution(new AttributionSummary(RELEASE, totals(), 1));
        });
        assertEquals("""
                TAG       VERSION  DATE        CHANGES  DEPENDENCIES SPARED  SINCE  HASH
                リリース  -        2026-02-02       10                   74  AEAQ   AIBA
                AEAQ      -        2026-01-01        0                    0  -      AEAQ
                """, Cli.in(folder).run("tag", "list").requireDone().out());
        String attribution =
                Cli.in(folder).run("tag", "list", "--attribution").requireDone().out();
        assertTrue(
                attribution.contains(
                        "リリース  -        2026-02-02       10   3  30.0     10.0            60.0        0.85  anthropic (+1)\n"),
                attribution);
        assertTrue(
                attribution.contains(
                        "AEAQ      -        2026-01-01        -   -     -        -               -           -  -\n"),
                attribution);
    }

    @Test
    void cannotCommandATerminal() {
        String hostile = "\u001b[31mred\u0007\u009b2J\u202egnp.exe\u200b\u2028\r\n";
        store(tags -> {
            tags.putTag(tag(RELEASE, "2026-02-02T10:20:30Z")
                    .message(hostile)
                    .createdBy(hostile)
                    .metadata(Map.of(hostile, hostile))
                    .build());
            tags.putName("v1" + hostile, RELEASE);
            tags.putAttribution(new AttributionSummary(
                    RELEASE,
                    AttributionTotals.builder()
                            .totalChanges(1)
                            .aiAssistedChanges(1)
                            .provider(
                                    hostile,
                                    ProviderStats.EMPTY.addChange(
                                            Optional.empty(), Set.of(hostile), Set.of(SuggestionType.PARTIAL)))
                            .build(),
                    1));
        });
        Cli cli = Cli.in(folder);
        assertHarmless(cli.run("tag", "list"));
        assertHarmless(cli.run("tag", "list", "--attribution"));
        assertHarmless(cli.run("tag", "list", "--attribution", "--format", "json"));
        assertHarmless(cli.run("tag", "show", RELEASE.toString()));
        assertHarmless(cli.run("tag", "show", RELEASE.toString(), "--format", "json"));
        assertHarmless(cli.run("tag", "show", "v1" + hostile + "?"));
        assertEquals(
                hostile,
                JsonText.object(cli.run("tag", "show", RELEASE.toString(), "--format", "json")
                                .out())
                        .get("message"));
        assertHarmless(cli.run("tag", "delete", "v1" + hostile));
    }

    @Test
    void areToldApartByChannelWhereThereAreSeveral() {
        store(tags -> {
            tags.putTag(tag(BASE, "2026-01-01T00:00:00Z").channel("1.x").build());
            tags.putTag(tag(RELEASE, "2026-02-02T10:20:30Z").build());
        });
        String table = Cli.in(folder).run("tag", "list").requireDone().out();
        assertTrue(table.startsWith("TAG   VERSION  CHANNEL  DATE "), table);
        assertTrue(table.contains("\nAEAQ  -        1.x      2026-01-01"), table);
        assertFalse(Cli.in(folder)
                .run("tag", "list", "--channel", "1.x")
                .requireDone()
                .out()
                .contains("CHANNEL"));
    }

    @Test
    void mayBeNone() {
        store(tags -> {});
        assertEquals(
                "There are no tags yet.\n", Cli.in(folder).run("tag", "list").err());
        assertEquals(
                "[ ]\n", Cli.in(folder).run("tag", "list", "--format", "json").out());
    }

    private static void assertHarmless(Cli.Result result) {
        String all = result.out() + result.err();
        assertTrue(all.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F)), () -> "not harmless: " + all);
        assertFalse(all.isEmpty());
    }

    private void store(Consumer<TagWriter> work) {
        try (TagStore store = TagStores.open("lmdb:" + folder.resolve(".cairn"))) {
            new TagRepository(store).write(tags -> {
                work.accept(tags);
                return true;
            });
        }
    }

    private static ConsolidatingTagBuilder tag(Hash hash, String timestamp) {
        return ConsolidatingTag.builder().hash(hash).channel("main").consolidationTimestamp(Instant.parse(timestamp));
    }

    private static AttributionTotals totals() {
        ProviderStats anthropic = ProviderStats.EMPTY
                .addChange(Confidence.of(0.8), "claude-opus-4-1", SuggestionType.COMPLETE)
                .addChange(Confidence.of(0.9), "claude-haiku-4", SuggestionType.PARTIAL);
        return AttributionTotals.builder()
                .totalChanges(10)
                .aiAssistedChanges(3)
                .humanAuthoredChanges(1)
                .unattributedChanges(6)
                .provider("anthropic", anthropic)
                .provider("github", ProviderStats.EMPTY.addChange(Optional.empty(), Set.of(), Set.of()))
                .averageConfidence(anthropic.confidence())
                .confidenceHigh(2)
                .timeSpan(new TimeSpan(Instant.parse("2026-01-05T00:00:00Z"), Instant.parse("2026-02-01T12:00:00Z")))
                .codeChanges(4)
                .testChanges(3)
                .docChanges(2)
                .otherChanges(1)
                .build();
    }

    private static Hash hash(int digit) {
        byte[] digest = new byte[HashAlgorithm.BLAKE3.digestBytes()];
        Arrays.fill(digest, (byte) digit);
        return Hash.of(HashAlgorithm.BLAKE3, digest);
    }

    private static final String EXPECTED = """
            [
              {
                "hash": "%2$s",
                "names": ["npm/v1.2.0", "v1.2.0"],
                "version": "1.2.0",
                "channel": "main",
                "timestamp": "2026-02-02T10:20:30Z",
                "previousConsolidation": "%1$s",
                "consolidatesSince": null,
                "dependencyCountBefore": 75,
                "effectiveDependencyCount": 1,
                "dependencyReduction": 74,
                "consolidatedChangeCount": 10,
                "attribution": {
                  "totalChanges": 10,
                  "aiAssistedChanges": 3,
                  "humanAuthoredChanges": 1,
                  "unattributedChanges": 6,
                  "aiPercentage": 30.0,
                  "humanPercentage": 10.0,
                  "averageConfidence": 0.85,
                  "confidenceHigh": 2,
                  "confidenceMedium": 0,
                  "confidenceLow": 0,
                  "earliest": "2026-01-05T00:00:00Z",
                  "latest": "2026-02-01T12:00:00Z",
                  "codeChanges": 4,
                  "testChanges": 3,
                  "docChanges": 2,
                  "otherChanges": 1,
                  "providers": {
                    "anthropic": {
                      "changeCount": 2,
                      "averageConfidence": 0.85,
                      "models": ["claude-haiku-4", "claude-opus-4-1"],
                      "suggestionTypes": {"complete": 1, "partial": 1}
                    },
                    "github": {
                      "changeCount": 1,
                      "averageConfidence": 0.0,
                      "models": [],
                      "suggestionTypes": {}
                    }
                  },
                  "coveredChanges": 4,
                  "coveragePercentage": 40.0,
                  "evidenceRules": 1
                }
              },
              {
                "hash": "%1$s",
                "names": [],
                "version": null,
                "channel": "main",
                "timestamp": "2026-01-01T00:00:00Z",
                "previousConsolidation": null,
                "consolidatesSince": null,
                "dependencyCountBefore": 0,
                "effectiveDependencyCount": 1,
                "dependencyReduction": 0,
                "consolidatedChangeCount": 0,
                "attribution": null
              }
            ]
            """.formatted(BASE, RELEASE);
}
