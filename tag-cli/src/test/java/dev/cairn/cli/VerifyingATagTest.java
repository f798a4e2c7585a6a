package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.core.AttributionSummary;
import dev.cairn.core.AttributionTotals;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.store.TagRepository;
import dev.cairn.core.store.TagWriter;
import dev.cairn.testing.JsonText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored of a tag is computed anew, and every difference is told. */
class VerifyingATagTest {
    @TempDir
    Path folder;

    private Cli cli;
    private GitFixture repository;

    @BeforeEach
    void setUp() throws Exception {
        cli = Cli.in(folder);
        repository = GitFixture.in(folder.resolve("repository")).withReleases();
        cli.run("import", "git", "repository").requireDone();
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private void change(String tag, BiConsumer<TagWriter, ConsolidatingTag> damage) {
        try (TagStore store = TagStores.open("lmdb:" + folder.resolve(".cairn"))) {
            new TagRepository(store).write(tags -> {
                damage.accept(tags, tags.resolve(tag));
                return null;
            });
        }
    }

    private String differs(String... line) {
        Cli.Result result = cli.run(line);
        assertEquals(ExitCode.REFUSED, result.exitCode(), result.out());
        return result.out();
    }

    @Test
    void aTagThatIsRightIsTheSame() {
        String out = cli.run("tag", "verify", "v2.0.0", "--git", "repository")
                .requireDone()
                .out();
        assertTrue(out.contains("stored changes: the same") && out.contains("repository: the same"), out);
        Map<String, Object> json = JsonText.object(cli.run("tag", "verify", "v2.0.0", "--format", "json")
                .requireDone()
                .out());
        assertEquals(true, json.get("same"));
        assertEquals(List.of(), json.get("differences"));
    }

    @Test
    void aMemberTooManyIsFound() {
        change("v1.0.0", (tags, tag) -> {
            List<Hash> members =
                    List.copyOf(tags.members(tag.hash()).orElseThrow().toList());
            tags.putTag(
                    tag.toBuilder().consolidatedChangeCount(members.size() + 1L).build());
            Hash other = tags.resolve("v2.0.0").tips().first();
            tags.putMembers(
                    tag.hash(),
                    Stream.concat(members.stream(), Stream.of(other)).toList());
        });
        String out = differs("tag", "verify", "v1.0.0");
        assertTrue(out.contains("1 members that its history does not give it, and 0 missing"), out);
        assertTrue(out.contains("consolidatedChangeCount is"), out);
        assertTrue(out.contains("totalChanges is"), out);
    }

    @Test
    void anotherSummaryIsFoundNumberByNumber() {
        change("v1.0.0", (tags, tag) -> {
            AttributionTotals totals =
                    tags.attribution(tag.hash()).orElseThrow().totals();
            AttributionTotals twice = totals.merge(totals);
            tags.putAttribution(new AttributionSummary(tag.hash(), twice, 1));
        });
        String out = differs("tag", "verify", "v1.0.0");
        assertTrue(out.contains("totalChanges is"), out);
    }

    @Test
    void anotherAttributionOfAChangeIsFoundInTheRepository() {
        change("v1.0.0", (tags, tag) -> {
            Hash member = tags.members(tag.hash()).orElseThrow().toList().get(0);
            Change stored = tags.change(member).orElseThrow();
            tags.putChange(new Change(
                    member, stored.dependencies(), stored.timestamp(), stored.kind(), ChangeAttribution.HUMAN, 1));
        });
        String out = differs("tag", "verify", "v1.0.0", "--git", "repository");
        assertTrue(out.contains("stored changes: humanAuthoredChanges is 0, and computed anew 1"), out);
        assertTrue(out.contains("repository: what is stored of "), out);
    }

    @Test
    void missingChangesAreToldWithTheRemedy() {
        change("v1.0.0", (tags, tag) -> tags.deleteChange(tag.tips().first()));
        String out = differs("tag", "verify", "v1.0.0");
        assertTrue(out.contains("members are not stored as changes") && out.contains("import the history again"), out);
        cli.run("import", "git", "repository").requireDone();
        cli.run("tag", "verify", "v1.0.0").requireDone();
    }

    @Test
    void aGitTagThatWasMovedIsARewrittenHistory() throws Exception {
        repository.commit("Hide a mistake");
        repository.tag("v2.0.0");
        String out = differs("tag", "verify", "v2.0.0", "--git", "repository");
        assertTrue(out.contains("the Git tag v2.0.0 points to "), out);
        assertTrue(out.contains("its history was rewritten since"), out);
    }

    @Test
    void aTipThatIsGoneIsARewrittenHistory() throws Exception {
        try (GitFixture other = GitFixture.in(folder.resolve("other"))) {
            other.commit("Begin anew, otherwise");
            Map<String, Object> json =
                    JsonText.object(differs("tag", "verify", "v2.0.0", "--git", "other", "--format", "json"));
            assertEquals(true, json.get("historyRewritten"));
        }
    }

    @Test
    void theEvidenceOfEachMemberIsListedWithItsStrength() {
        String out =
                cli.run("tag", "show", "v2.0.0", "--evidence").requireDone().out();
        assertTrue(out.contains("\nEvidence\n"), out);
        assertTrue(out.contains("trailer, strong: "), out);
        assertTrue(out.contains("  coverage        "), out);
        Map<String, Object> json = JsonText.object(cli.run("tag", "show", "v2.0.0", "--evidence", "--format", "json")
                .requireDone()
                .out());
        assertTrue(String.valueOf(json.get("evidence")).contains("strength=strong"), json.toString());
        assertTrue(String.valueOf(json.get("attribution")).contains("coveragePercentage="), json.toString());
    }
}
