package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.GitOracle.Released;
import dev.cairn.testing.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every figure that the commands tell of real histories is the one that {@link GitOracle} counts, which asks the {@code git} program and reads
 * the marks of AI in a table made by hand. {@link RealHistory} says where the histories lie.
 */
final class FiguresOfRealHistoriesTest extends OverRealHistories {
    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void ofEveryTagInTheList(String name) {
        List<Map<String, Object>> listed =
                JsonText.objects(history(name).cairn("tag", "list", "--attribution", "--format", "json"));
        assertEquals(oracle(name).releases().size(), listed.size());
        Map<Object, Map<String, Object>> byNames = new HashMap<>();
        listed.forEach(tag -> byNames.put(tag.get("names"), tag));
        for (Released release : oracle(name).releases()) {
            requireFigures(release, Objects.requireNonNull(byNames.get(release.names())), byNames);
            requireAttribution(name, release, object(byNames, release.names(), "attribution"));
        }
        List<Instant> times = listed.stream()
                .map(tag -> Instant.parse((String) tag.get("timestamp")))
                .toList();
        assertEquals(times.stream().sorted((a, b) -> b.compareTo(a)).toList(), times);
    }

    private void requireFigures(Released release, Map<String, Object> tag, Map<Object, Map<String, Object>> byNames) {
        long members = release.members().size();
        String base = release.base()
                .map(below -> object(byNames, below.names()).get("hash").toString())
                .orElse("null");
        assertEquals(base, String.valueOf(tag.get("previousConsolidation")), release.names()::toString);
        assertEquals(members, tag.get("consolidatedChangeCount"));
        assertEquals(members + (release.base().isPresent() ? 1 : 0), tag.get("dependencyCountBefore"));
        assertEquals(Math.max(0, members - (release.base().isPresent() ? 0 : 1)), tag.get("dependencyReduction"));
        assertEquals(release.commit().time().toString(), tag.get("timestamp"));
    }

    private void requireAttribution(String name, Released release, Map<String, Object> told) {
        Set<String> members = release.members();
        Map<String, Long> shares = oracle(name).shares(members);
        assertEquals(shares, labelled(told, shares), release.names()::toString);
        assertEquals((long) members.size(), told.get("totalChanges"));
        assertEquals(percentage(shares, "ai-assisted", members), told.get("aiPercentage"));
        assertEquals(percentage(shares, "with evidence", members), told.get("coveragePercentage"));
        assertEquals(0L, told.get("confidenceHigh"));
        TreeSet<Instant> times = new TreeSet<>();
        members.forEach(member -> times.add(oracle(name).commit(member).time()));
        assertEquals(times.first().toString(), told.get("earliest"));
        assertEquals(times.last().toString(), told.get("latest"));
    }

    /** The JSON of a summary names models without numbers: those are taken from {@code shares}, and compared in other tests. */
    private static Map<String, Long> labelled(Map<String, Object> told, Map<String, Long> shares) {
        Map<String, Long> labels = new TreeMap<>();
        labels.put("ai-assisted", (Long) told.get("aiAssistedChanges"));
        labels.put("human", (Long) told.get("humanAuthoredChanges"));
        labels.put("unattributed", (Long) told.get("unattributedChanges"));
        labels.put("with evidence", (Long) told.get("coveredChanges"));
        for (String kind : List.of("code", "test", "doc", "other")) {
            labels.put("kind " + kind, (Long) told.get(kind + "Changes"));
        }
        map(told, "providers").forEach((provider, any) -> {
            Map<?, ?> stats = (Map<?, ?>) any;
            labels.put("provider " + provider, (Long) stats.get("changeCount"));
            map(stats, "suggestionTypes")
                    .forEach((type, count) -> labels.put("suggestion " + provider + "/" + type, (Long) count));
            ((List<?>) Objects.requireNonNull(stats.get("models"))).forEach(model -> {
                String label = "model " + provider + "/" + model;
                labels.put(label, shares.getOrDefault(label, -1L));
            });
        });
        labels.values().removeIf(count -> count == 0);
        return labels;
    }

    private static double percentage(Map<String, Long> shares, String label, Collection<String> of) {
        return OraclePercentage.exact(shares.getOrDefault(label, 0L), of.size()).doubleValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void ofEveryLineOfTheList(String name) {
        Map<String, List<String>> rows = new HashMap<>();
        history(name)
                .cairn("tag", "list", "--attribution")
                .lines()
                .map(line -> List.of(line.split("  +", -1)))
                .forEach(row -> rows.put(row.get(0), row));
        for (Released release : oracle(name).releases()) {
            int more = release.names().size() - 1;
            List<String> row =
                    Objects.requireNonNull(rows.get(release.names().get(0) + (more > 0 ? " (+" + more + ")" : "")));
            Map<String, Long> shares = oracle(name).shares(release.members());
            assertEquals(Integer.toString(release.members().size()), row.get(3), row::toString);
            assertEquals(shares.getOrDefault("ai-assisted", 0L).toString(), row.get(4), row::toString);
            OraclePercentage.requireAbout(percentage(shares, "ai-assisted", release.members()), row.get(5));
            OraclePercentage.requireAbout(percentage(shares, "unattributed", release.members()), row.get(7));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void ofEveryTagThatIsShown(String name) {
        for (Released release : oracle(name).releases()) {
            String tag = release.names().get(0);
            List<String> members = oracle(name).inOrder(release.members());
            Map<String, Object> shown = JsonText.object(
                    history(name).cairn("tag", "show", tag, "--members", "--evidence", "--format", "json"));
            assertEquals(members, shown.get("members"), tag);
            assertEquals(List.of(release.commit().hash()), shown.get("tips"));
            assertEquals(release.commit().subject(), shown.get("message"));
            assertEquals(release.commit().author(), shown.get("createdBy"));
            requireAttribution(name, release, object(Map.of(tag, shown), tag, "attribution"));
            requireEvidence(name, members, (List<?>) Objects.requireNonNull(shown.get("evidence")));
            requireSheet(name, release, history(name).cairn("tag", "show", tag, "--evidence"));
        }
    }

    private void requireEvidence(String name, List<String> members, List<?> told) {
        List<Object> expected = new ArrayList<>();
        for (String member : members) {
            expected.add(List.of(
                    member,
                    oracle(name).commit(member).marks().isEmpty() ? "UNATTRIBUTED" : "AI_ASSISTED",
                    oracle(name).commit(member).marks().stream()
                            .map(OracleCommit.Mark::json)
                            .toList(),
                    List.of()));
        }
        List<Object> found = new ArrayList<>();
        for (Object one : told) {
            Map<?, ?> change = (Map<?, ?>) one;
            found.add(List.of(
                    Objects.requireNonNull(change.get("change")),
                    Objects.requireNonNull(change.get("authorship")),
                    Objects.requireNonNull(change.get("evidence")),
                    Objects.requireNonNull(change.get("contradictions"))));
        }
        assertEquals(expected, found);
    }

    private void requireSheet(String name, Released release, String sheet) {
        Map<String, Long> shares = oracle(name).shares(release.members());
        requireLine(sheet, "  changes         " + release.members().size() + "\n");
        requireLine(
                sheet,
                "  coverage        " + shares.getOrDefault("with evidence", 0L) + " of "
                        + release.members().size() + (release.members().size() == 1 ? " change (" : " changes ("));
        requireLine(sheet, "  AI-assisted     " + shares.getOrDefault("ai-assisted", 0L) + " (");
        shares.forEach((label, count) -> {
            if (label.startsWith("provider ")) {
                String provider = label.substring("provider ".length());
                requireLine(sheet, "  provider        " + provider + ": " + count + " change");
            } else if (label.startsWith("model ")) {
                assertTrue(sheet.contains(label.replaceFirst("^[^/]*/", "") + " (" + count + ")"), label);
            }
        });
        for (String member : release.members()) {
            oracle(name)
                    .commit(member)
                    .marks()
                    .forEach(mark -> requireLine(
                            sheet, "    " + mark.source() + ", " + mark.strength() + ": " + mark.agent() + ", "));
        }
    }

    private static void requireLine(String text, String beginning) {
        assertTrue(text.contains("\n" + beginning), () -> beginning + " is not in " + text);
    }

    /** The chain of tags, the place among the members, and what lies outside: of the first, the last and a middle change of each tag. */
    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void ofTheReasonsWhyATagHasAChange(String name) {
        List<Released> releases = List.copyOf(oracle(name).releases());
        Released newest = releases.get(releases.size() - 1);
        for (Released release : releases) {
            List<String> members = oracle(name).inOrder(release.members());
            for (int at : new TreeSet<>(List.of(0, members.size() / 2, members.size() - 1))) {
                requireWhy(name, newest, members.get(at));
            }
        }
    }

    private void requireWhy(String name, Released asked, String change) {
        Cli.Result run = history(name).run("deps", "why", asked.names().get(0), change, "--format", "json");
        Map<String, Object> why = JsonText.object(run.out());
        boolean contained = asked.reached().contains(change);
        assertEquals(contained, why.get("contained"));
        assertEquals(contained ? ExitCode.DONE : ExitCode.REFUSED, run.exitCode());
        if (!contained) {
            return;
        }
        List<Object> chain = new ArrayList<>(List.of(asked.names()));
        Released holder = asked;
        while (!holder.members().contains(change)) {
            holder = holder.base().orElseThrow();
            chain.add(holder.names());
        }
        List<?> told = (List<?>) Objects.requireNonNull(why.get("chain"));
        assertEquals(
                chain, told.stream().map(tag -> ((Map<?, ?>) tag).get("names")).toList());
        assertEquals(oracle(name).inOrder(holder.members()).indexOf(change) + 1L, why.get("position"));
        requireWay(name, holder.commit().hash(), change, (List<?>) Objects.requireNonNull(why.get("path")));
    }

    private void requireWay(String name, String from, String to, List<?> way) {
        assertEquals(from, way.get(0));
        assertEquals(to, way.get(way.size() - 1));
        for (int i = 1; i < way.size(); i++) {
            assertTrue(oracle(name).commit((String) way.get(i - 1)).parents().contains(way.get(i)), way.toString());
        }
    }

    /** What two tags stand for: as many as the merge base leaves, told by tags at the commits that no other one reaches. */
    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void ofTheChangesThatAreReduced(String name) {
        List<Released> releases = List.copyOf(oracle(name).releases());
        for (int i = 1; i < releases.size(); i++) {
            Released first = releases.get(i - 1);
            Released second = releases.get(i);
            List<String> given = List.of(first.commit().hash(), second.names().get(0));
            List<String> independent = history(name)
                    .git(GitOracle.arguments(
                            "merge-base --independent",
                            List.of(first.commit().hash(), second.commit().hash())));
            Map<String, Object> reduced =
                    JsonText.object(history(name).cairn(GitOracle.arguments("deps reduce --format json", given)));
            Set<Object> expected = new TreeSet<>();
            independent.forEach(commit -> expected.add(
                    commit.equals(first.commit().hash())
                            ? first.names().toString()
                            : second.names().toString()));
            Set<Object> found = new TreeSet<>();
            ((List<?>) Objects.requireNonNull(reduced.get("tags")))
                    .forEach(tag -> found.add(String.valueOf(((Map<?, ?>) tag).get("names"))));
            assertEquals(expected, found);
            assertEquals(List.of(), reduced.get("changes"));
            assertEquals(2L, reduced.get("given"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void ofTheStore(String name) {
        Map<?, ?> entries = map(JsonText.object(history(name).cairn("store", "info", "--format", "json")), "entries");
        long tags = oracle(name).releases().size();
        assertEquals(tags, entries.get("tags"));
        assertEquals(tags, entries.get("attribution"));
        assertEquals(tags, entries.get("tips"));
        assertEquals((long) history(name).tags().size(), entries.get("names"));
        assertEquals((long) oracle(name).commits().size(), entries.get("changes"));
        Map<String, Object> again =
                JsonText.object(history(name).cairn("import", "git", "history", "--format", "json"));
        assertEquals(tags, again.get("unchanged"));
        assertEquals(0L, again.get("tagsCreated"));
    }

    private static Map<String, Object> object(Map<?, Map<String, Object>> all, Object key) {
        return Objects.requireNonNull(all.get(key), key::toString);
    }

    private static Map<String, Object> object(Map<?, Map<String, Object>> all, Object key, String property) {
        return map(object(all, key), property);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<?, ?> all, String property) {
        return (Map<String, Object>) Objects.requireNonNull(all.get(property), property);
    }
}
