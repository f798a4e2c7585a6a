package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.HashAlgorithm;
import dev.cairn.core.ProviderStats;
import dev.cairn.core.SuggestionType;
import dev.cairn.core.store.TagRepository;
import dev.cairn.testing.JsonText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tags are compared by the shares of their changes, in every format alike; nothing in them gets out of its cell. */
class SharesTest {
    private static final Path LANTERN = Path.of("..", "examples", "lantern.git").toAbsolutePath();
    private static final String NOTE =
            "\nPOINTS: percentage points from the first tag to the last, of shares before they are"
                    + " rounded. A change of several providers, models or types counts in each.\n";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void setUp() {
        cli = Cli.in(folder);
    }

    @Test
    void ofTwoTagsAreComparedAsText() {
        importLantern();
        assertEquals("""
                SHARE                        v1.0.1     v1.1.0  POINTS
                date                     2026-02-06 2026-02-14
                changes                           1          4
                ai-assisted                0.0% (0)  50.0% (2)   +50.0
                human                    100.0% (1)   0.0% (0)  -100.0
                unattributed               0.0% (0)  50.0% (2)   +50.0
                with evidence            100.0% (1)  50.0% (2)   -50.0
                """.replace("  ", " ").replaceAll(" +", " "), cells("tag", "diff", "v1.0.1", "v1.1.0", 7));
    }

    @Test
    void ofTheNewestTagsAreListedOldestFirst() {
        importLantern();
        String[] trend =
                cli.run("tag", "trend", "--last", "3").requireDone().out().split("\n", 2);
        assertEquals("SHARE npm/v1.0.0 (+1) v1.0.1 v1.1.0 POINTS", trend[0].replaceAll(" +", " "));
        assertTrue(trend[1].endsWith(NOTE), trend[1]);
    }

    @Test
    void areTheSameInEveryFormat() {
        importLantern();
        Map<String, Object> json = JsonText.object(cli.run("tag", "diff", "v0.1.0", "v0.2.0", "--format", "json")
                .requireDone()
                .out());
        Map<?, ?> ai = (Map<?, ?>) ((List<?>) json.get("shares")).get(0);
        assertEquals("ai-assisted", ai.get("name"));
        assertEquals(
                List.of(Map.of("changes", 1L, "percentage", 25.0), Map.of("changes", 3L, "percentage", 60.0)),
                ai.get("tags"));
        List<String> csv = cli.run("tag", "diff", "v0.1.0", "v0.2.0", "--format", "csv")
                .requireDone()
                .out()
                .lines()
                .toList();
        assertEquals("tag,hash,timestamp,dimension,provider,name,changes,total,percentage,points", csv.get(0));
        assertTrue(csv.get(1).endsWith(",authorship,,ai-assisted,1,4,25.000000,"), csv.get(1));
        assertTrue(
                csv.stream()
                        .anyMatch(row -> row.startsWith("v0.2.0,")
                                && row.endsWith(",authorship,,ai-assisted,3,5,60.000000,35.000000")),
                () -> String.join("\n", csv));
        String markdown = cli.run("tag", "diff", "v0.1.0", "v0.2.0", "--format", "markdown")
                .requireDone()
                .out();
        assertTrue(
                markdown.startsWith("| SHARE | v0.1.0 | v0.2.0 | POINTS |\n| --- | ---: | ---: | ---: |\n"), markdown);
        assertTrue(markdown.contains("\n| ai-assisted | 25.0% (1) | 60.0% (3) | +35.0 |\n"), markdown);
    }

    @Test
    void areListedAsTablesToo() {
        importLantern();
        List<String> csv = cli.run("tag", "list", "--attribution", "--format", "csv")
                .requireDone()
                .out()
                .lines()
                .toList();
        assertEquals("TAG,VERSION,DATE,CHANGES,AI,AI %,HUMAN %,UNATTRIBUTED %,CONFIDENCE,TOP PROVIDER", csv.get(0));
        assertEquals("v0.1.0,0.1.0,2026-01-13,4,1,25.0,0.0,75.0,,anthropic", csv.get(6));
        String markdown =
                cli.run("tag", "list", "--format", "markdown").requireDone().out();
        assertTrue(markdown.startsWith("| TAG | VERSION | DATE | CHANGES |"), markdown);
        assertTrue(markdown.contains("\n| v1.0.1 | 1.0.1 | 2026-02-06 | 1 | 1 | npm/v1.0.0 (+1) |"), markdown);
    }

    @Test
    void ofATagWithoutASummaryAreUnknown() {
        store(tag(1, "main"), Optional.empty(), "v1");
        store(tag(2, "main"), Optional.of(totals("acme", "m")), "v2");
        assertEquals(
                "ai-assisted - 100.0% (1) -",
                cells("tag", "trend", 4).lines().skip(3).findFirst().orElseThrow());
        Cli.Result diff = cli.run("tag", "diff", "v1", "v2");
        assertEquals(ExitCode.REFUSED, diff.exitCode());
        assertTrue(diff.err().contains("tag v1 has no attribution summary"), diff.err());
    }

    @Test
    void ofSeveralChannelsAreNoSeries() {
        store(tag(1, "1.x"), Optional.empty(), "v1");
        store(tag(2, "main"), Optional.of(totals("acme", "m")), "v2");
        Cli.Result refused = cli.run("tag", "trend");
        assertEquals(ExitCode.REFUSED, refused.exitCode());
        assertTrue(refused.err().contains("1.x, main. Choose one with --channel"), refused.err());
        assertEquals(
                "SHARE v2 POINTS", cells("tag", "trend", "--channel", "main", 1).strip());
    }

    @Test
    void ofNoTagsAreNone() {
        store(tag(1, "main"), Optional.empty(), "v1");
        Cli.Result none = cli.run("tag", "trend", "--channel", "nowhere");
        assertEquals(ExitCode.DONE, none.exitCode());
        assertEquals("", none.out());
        assertTrue(none.err().contains("no tags of channel nowhere"), none.err());
    }

    @Test
    void cannotLeaveTheirCells() {
        store(tag(1, "main"), Optional.of(totals("=1+cmd|'/C calc'!A0", "a|b\u001b[2J`<b>,\"\n")), "@v1|x");
        String csv = cli.run("tag", "trend", "--format", "csv").requireDone().out();
        assertTrue(csv.contains(",provider,,'=1+cmd|'/C calc'!A0,1,"), csv);
        assertTrue(csv.contains(",model,'=1+cmd|'/C calc'!A0,\"a|b\\u{1b}[2J`<b>,\"\"\\u{a}\",1,"), csv);
        assertTrue(csv.contains("\r\n'@v1|x,"), csv);
        String markdown =
                cli.run("tag", "trend", "--format", "markdown").requireDone().out();
        assertTrue(markdown.startsWith("| SHARE | \\@v1\\|x | POINTS |\n"), markdown);
        assertTrue(markdown.contains("a\\|b\\\\u{1b}\\[2J\\`\\<b\\>,"), markdown);
        for (String format : List.of("text", "json", "csv", "markdown")) {
            String out =
                    cli.run("tag", "trend", "--format", format).requireDone().out();
            assertTrue(out.chars().allMatch(c -> c == '\n' || c == '\r' || (c >= ' ' && c < 0x7F)), out);
        }
    }

    /** Returns the first lines of a table, with one space between cells; the last argument is how many. */
    private String cells(Object... line) {
        String[] arguments =
                Arrays.stream(line, 0, line.length - 1).map(String.class::cast).toArray(String[]::new);
        StringBuilder cells = new StringBuilder();
        cli.run(arguments)
                .requireDone()
                .out()
                .lines()
                .limit((int) line[line.length - 1])
                .forEach(row -> cells.append(row.replaceAll(" +", " ")).append('\n'));
        return cells.toString();
    }

    private void importLantern() {
        cli.run("import", "git", LANTERN.toString()).requireDone();
    }

    private void store(ConsolidatingTag tag, Optional<AttributionTotals> totals, String name) {
        try (TagStore store = TagStores.open("lmdb:" + folder.resolve(".cairn"))) {
            new TagRepository(store).write(tags -> {
                tags.putTag(tag);
                tags.putName(name, tag.hash());
                totals.ifPresent(some -> tags.putAttribution(new AttributionSummary(tag.hash(), some, 1)));
                return true;
            });
        }
    }

    private static ConsolidatingTag tag(int digit, String channel) {
        byte[] digest = new byte[HashAlgorithm.BLAKE3.digestBytes()];
        Arrays.fill(digest, (byte) digit);
        return ConsolidatingTag.builder()
                .hash(Hash.of(HashAlgorithm.BLAKE3, digest))
                .channel(channel)
                .consolidationTimestamp(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(digit))
                .build();
    }

    private static AttributionTotals totals(String provider, String model) {
        return AttributionTotals.builder()
                .totalChanges(1)
                .aiAssistedChanges(1)
                .provider(
                        provider,
                        ProviderStats.EMPTY.addChange(Optional.empty(), Set.of(model), Set.of(SuggestionType.COMPLETE)))
                .build();
    }
}
