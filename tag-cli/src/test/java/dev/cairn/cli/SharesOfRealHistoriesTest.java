package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.cli.GitOracle.Released;
import dev.cairn.testing.JsonText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shares that {@code tag diff} and {@code tag trend} tell, in each format, are those that {@link GitOracle} counts. */
final class SharesOfRealHistoriesTest extends OverRealHistories {
    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void ofEveryTwoTagsThatAreCompared(String name) {
        List<Released> releases = List.copyOf(oracle(name).releases());
        for (int i = 1; i < releases.size(); i++) {
            List<Released> both = releases.subList(i - 1, i + 1);
            requireShares(
                    name,
                    both,
                    "tag",
                    "diff",
                    both.get(0).names().get(0),
                    both.get(1).names().get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llm", "composefs-rs", "ai-dev-memory"})
    void ofTheTrend(String name) {
        List<Released> oldestFirst = oracle(name).releases().stream()
                .sorted((a, b) -> a.commit().time().compareTo(b.commit().time()))
                .toList();
        requireShares(name, oldestFirst, "tag", "trend", "--last", "1000");
        int some = Math.min(4, oldestFirst.size());
        requireShares(
                name,
                oldestFirst.subList(oldestFirst.size() - some, oldestFirst.size()),
                "tag",
                "trend",
                "--last",
                Integer.toString(some));
    }

    private void requireShares(String name, List<Released> releases, String... command) {
        List<Map<String, Long>> expected = releases.stream()
                .map(release -> oracle(name).shares(release.members()))
                .toList();
        List<Integer> totals =
                releases.stream().map(release -> release.members().size()).toList();
        String[] format = GitOracle.arguments(String.join(" ", command) + " --format", List.of(""));
        requireJson(expected, totals, JsonText.object(history(name).cairn(with(format, "json"))));
        requireCsv(expected, totals, history(name).cairn(with(format, "csv")));
        requireTable(expected, totals, history(name).cairn(with(format, "markdown")), " *\\| *");
        requireTable(expected, totals, history(name).cairn(with(format, "text")), "  +");
    }

    private static String[] with(String[] arguments, String last) {
        String[] copy = arguments.clone();
        copy[copy.length - 1] = last;
        return copy;
    }

    private static void requireJson(List<Map<String, Long>> expected, List<Integer> totals, Map<String, Object> told) {
        List<Map<String, Long>> found = new ArrayList<>();
        expected.forEach(tag -> found.add(new TreeMap<>()));
        for (Object one : (List<?>) Objects.requireNonNull(told.get("shares"))) {
            Map<?, ?> share = (Map<?, ?>) one;
            String label = label(text(share, "dimension"), text(share, "provider"), text(share, "name"));
            List<?> tags = (List<?>) Objects.requireNonNull(share.get("tags"));
            for (int i = 0; i < tags.size(); i++) {
                long count = (Long) Objects.requireNonNull(((Map<?, ?>) tags.get(i)).get("changes"));
                assertEquals(
                        OraclePercentage.exact(count, totals.get(i)).doubleValue(),
                        ((Map<?, ?>) tags.get(i)).get("percentage"),
                        label);
                keep(found.get(i), label, count);
            }
        }
        assertEquals(expected, found);
    }

    private static String text(Map<?, ?> share, String key) {
        return share.get(key) == null ? "" : String.valueOf(share.get(key));
    }

    private static String label(String dimension, String provider, String name) {
        return switch (dimension) {
            case "authorship" -> name;
            case "coverage" -> "with evidence";
            default -> dimension + " " + (provider.isEmpty() ? "" : provider + "/") + name;
        };
    }

    private static void keep(Map<String, Long> found, String label, long count) {
        if (count > 0) {
            found.put(label, count);
        }
    }

    private static void requireCsv(List<Map<String, Long>> expected, List<Integer> totals, String csv) {
        List<Map<String, Long>> found = new ArrayList<>();
        Map<String, BigDecimal> before = new HashMap<>();
        String tag = "";
        for (String row : csv.lines().skip(1).toList()) {
            String[] cell = row.split(",", -1);
            if (!cell[1].equals(tag)) {
                found.add(new TreeMap<>());
            }
            tag = cell[1];
            String label = label(cell[3], cell[4], cell[5]);
            int total = totals.get(found.size() - 1);
            BigDecimal share = OraclePercentage.exact(Long.parseLong(cell[6]), total);
            assertEquals(Integer.toString(total), cell[7], row);
            assertEquals(share.setScale(6, RoundingMode.HALF_UP).toPlainString(), cell[8], row);
            BigDecimal last = before.put(label, share);
            assertEquals(
                    last == null
                            ? ""
                            : share.subtract(last)
                                    .setScale(6, RoundingMode.HALF_UP)
                                    .toPlainString(),
                    cell[9],
                    row);
            keep(found.get(found.size() - 1), label, Long.parseLong(cell[6]));
        }
        assertEquals(expected, found);
    }

    private static void requireTable(
            List<Map<String, Long>> expected, List<Integer> totals, String table, String between) {
        List<Map<String, Long>> found = new ArrayList<>();
        expected.forEach(tag -> found.add(new TreeMap<>()));
        for (String line : table.lines().filter(row -> row.contains("%")).toList()) {
            List<String> cells =
                    List.of(line.replace("\\", "").replaceFirst("^\\| ", "").split(between, -1));
            for (int i = 0; i < expected.size(); i++) {
                String[] percentageAndCount = cells.get(i + 1).split("% \\(|\\)", -1);
                long count = Long.parseLong(percentageAndCount[1]);
                OraclePercentage.requireAbout(
                        OraclePercentage.exact(count, totals.get(i)).doubleValue(), percentageAndCount[0]);
                keep(found.get(i), cells.get(0), count);
            }
        }
        assertEquals(expected, found);
    }
}
