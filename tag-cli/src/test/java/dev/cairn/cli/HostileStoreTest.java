package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
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
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a store holds that the library would take, nothing of it commands a terminal, and every format stays what it is. */
class HostileStoreTest {
    /** A window's title, colour, a C1 sequence, a bidirectional override, line ends, and what ends a cell in each format. */
    private static final String TERMINAL = "\u001b]0;x\u0007\u001b[31m\u009b2J\u202e\u2028\u200b\r\n\t";

    private static final String HOSTILE = "=cmd|'/C calc'!A0," + TERMINAL + "\"|`<img src=x>](http://x)[a](b)&lt;*_\\|";
    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n]]");
    private static final Hash CHANGE = Hash.of(HashAlgorithm.GIT_SHA1, new byte[20]);
    private static final Hash BASE = hash(1);
    private static final Hash RELEASE = hash(2);

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void writeThroughTheLibrary() {
        try (TagStore store = TagStores.open("lmdb:" + folder.resolve(".cairn"))) {
            new TagRepository(store).write(tags -> {
                for (Hash hash : List.of(BASE, RELEASE)) {
                    tags.putTag(tag(hash));
                    tags.putMembers(hash, hash.equals(RELEASE) ? Set.of(CHANGE) : Set.of());
                    tags.putAttribution(new AttributionSummary(hash, totals(), 1));
                }
                tags.putName("@base" + HOSTILE, BASE);
                tags.putName("+release" + HOSTILE, RELEASE);
                // These lead nowhere: what 'store verify' finds.
                tags.putName("-nowhere" + HOSTILE, hash(3));
                tags.putAttribution(new AttributionSummary(hash(4), totals(), 1));
                return true;
            });
        }
        cli = Cli.in(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tag list",
                "tag list --attribution",
                "tag show RELEASE --members",
                "tag show RELEASE --evidence",
                "tag diff BASE RELEASE",
                "tag trend",
                "tag verify RELEASE",
                "deps why RELEASE 0000000000",
                "deps why RELEASE ffffffffff",
                "deps expand RELEASE",
                "deps reduce RELEASE",
                "store verify",
                "store info",
                "store export",
                "store migrate --from lmdb:FOLDER/.cairn --to lmdb:FOLDER/copy",
                "store repair --from lmdb:FOLDER/.cairn --to lmdb:FOLDER/repaired",
                "tag show nothing-like-it",
                "tag delete RELEASE"
            })
    void commandsNoTerminal(String line) {
        assertHarmless(run(line));
        Cli.Result json = run("--format json " + line);
        assertHarmless(json);
        if (!json.out().isEmpty() && !line.equals("store export")) {
            JsonText.parse(json.out());
        }
    }

    @Test
    void showsItsNamesEscaped() {
        assertTrue(run("tag list").requireDone().out().contains("+release=cmd|'/C calc'!A0,\\u{1b}]0;x\\u{7}"));
        Cli.Result verified = run("store verify");
        assertEquals(ExitCode.DAMAGED, verified.exitCode());
        assertTrue(verified.out().contains("-nowhere=cmd|'/C calc'!A0,\\u{1b}]0;x\\u{7}"), verified.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag diff BASE RELEASE", "tag trend"})
    void commaSeparatedValuesHaveTheSameFieldsInEachRowAndNoFormula(String line) {
        Cli.Result result = run("--format csv " + line).requireDone();
        List<CsvRecord> rows =
                CsvReader.builder().ofCsvRecord(result.out()).stream().toList();
        assertTrue(rows.size() > 4, result.out());
        for (CsvRecord row : rows) {
            assertEquals(10, row.getFieldCount(), row::toString);
            // A number is no formula, however it begins.
            assertTrue(
                    row.getFields().stream()
                            .allMatch(field -> field.matches("-?[0-9.]+") || !field.matches("(?s)[=+\\-@\\t\\r].*")),
                    row::toString);
            assertFalse(
                    row.getFields().stream()
                            .anyMatch(field -> OBEYED.matcher(field).find()),
                    row::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag diff BASE RELEASE", "tag trend"})
    void markdownIsATableOfTextAlone(String line) {
        Cli.Result result = run("--format markdown " + line).requireDone();
        assertHarmless(result);
        Node document = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(result.out());
        Cells cells = new Cells();
        document.accept(cells);
        int columns = 4;
        long rows = result.out().lines().filter(row -> row.startsWith("|")).count() - 1;
        assertEquals(rows * columns, cells.count, result.out());
    }

    /** Runs a line in which {@code BASE} and {@code RELEASE} stand for the hostile names of the two tags, and {@code FOLDER} for theirs. */
    private Cli.Result run(String line) {
        return cli.run(Arrays.stream(line.split(" "))
                .map(word -> word.replace("BASE", "@base" + HOSTILE).replace("RELEASE", "+release" + HOSTILE))
                .map(word -> word.replace("FOLDER", folder.toString()))
                .toArray(String[]::new));
    }

    private static void assertHarmless(Cli.Result result) {
        String all = result.out() + result.err();
        assertFalse(all.isEmpty());
        assertFalse(all.contains("internal error"), all);
        assertEquals(0, OBEYED.matcher(all).results().count(), all);
    }

    private static ConsolidatingTag tag(Hash hash) {
        return ConsolidatingTag.builder()
                .hash(hash)
                .channel("=1+\u202e\"|`<b>")
                .consolidationTimestamp(Instant.EPOCH.plusSeconds(hash.bytes()[1]))
                .tips(hash.equals(RELEASE) ? Set.of(CHANGE) : Set.of())
                .consolidatedChangeCount(hash.equals(RELEASE) ? 1 : 0)
                .message(HOSTILE)
                .createdBy(HOSTILE)
                .metadata(Map.of(HOSTILE, HOSTILE))
                .build();
    }

    private static AttributionTotals totals() {
        return AttributionTotals.builder()
                .totalChanges(1)
                .aiAssistedChanges(1)
                .provider(
                        HOSTILE,
                        ProviderStats.EMPTY.addChange(
                                Optional.empty(), Set.of(HOSTILE, "-" + HOSTILE), Set.of(SuggestionType.PARTIAL)))
                .build();
    }

    private static Hash hash(int digit) {
        byte[] digest = new byte[HashAlgorithm.BLAKE3.digestBytes()];
        Arrays.fill(digest, (byte) digit);
        return Hash.of(HashAlgorithm.BLAKE3, digest);
    }

    /** Counts the cells of tables, and refuses everything that is more than text. */
    private static final class Cells extends AbstractVisitor {
        private int count;

        @Override
        public void visit(CustomNode node) {
            count += node instanceof TableCell ? 1 : 0;
            visitChildren(node);
        }

        @Override
        public void visit(Link link) {
            throw new AssertionError("a link to " + link.getDestination());
        }

        @Override
        public void visit(Image image) {
            throw new AssertionError("an image from " + image.getDestination());
        }

        @Override
        public void visit(HtmlInline html) {
            throw new AssertionError("HTML: " + html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            throw new AssertionError("HTML: " + html.getLiteral());
        }
    }
}
