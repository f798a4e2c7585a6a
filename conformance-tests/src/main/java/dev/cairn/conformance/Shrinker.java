package dev.cairn.conformance;

import dev.cairn.conformance.Operation.Kill;
import dev.cairn.conformance.Operation.KillInCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes a program that fails smaller for as long as it fails: takes steps out by delta debugging, large pieces first
 * (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input"), then puts simpler words in the place of
 * those that are left.
 *
 * <p>Bounded by the steps made, not by time, so that one failure always shrinks to the same program. For one use.
 */
final class Shrinker {
    private static final long RUN_COST = 100;
    private static final long KILL_COST = 8_000;

    /** What may be simpler in a program's text, with what is simplest first. */
    private static final List<Simpler> SIMPLER = List.of(
            new Simpler("form", "ALL", "AT_LEAST", "GREATER_THAN"),
            new Simpler("table", "TAGS", "ATTRIBUTION"),
            new Simpler("key|low|high", "00", "01", "ff"),
            new Simpler("length", "0", "1"),
            new Simpler("fill", "0", "1"),
            new Simpler("entries", "1", "2", "17"),
            new Simpler("tx", "READER1", "READER2"),
            new Simpler("scan", "1"),
            new Simpler("micros", "0"));

    private final Function<List<Operation>, Walk> run;
    private long budget;
    private Walk smallest;

    /**
     * Begins with a program that fails.
     *
     * @param budget how many steps may be made, with the beginning of a run and a kill counted as many
     * @param run runs a program on a new store
     */
    Shrinker(Walk failing, long budget, Function<List<Operation>, Walk> run) {
        this.run = run;
        this.budget = budget;
        this.smallest = failing;
    }

    /** Returns the smallest program found that fails. */
    Walk shrink() {
        String before;
        do {
            before = text();
            for (int length = program().size() / 2; length > 0; length /= 2) {
                takeOut(length);
            }
            SIMPLER.forEach(this::simplify);
        } while (!text().equals(before));
        return smallest;
    }

    private void takeOut(int length) {
        int from = 0;
        while (from < program().size()) {
            List<Operation> rest = new ArrayList<>(program());
            rest.subList(from, Math.min(from + length, rest.size())).clear();
            if (!stillFails(rest)) {
                from += length;
            }
        }
    }

    private void simplify(Simpler words) {
        List<String> values = words.in(text());
        values.stream()
                .distinct()
                .forEach(value -> tryEach(words, value, word -> words.everywhere(text(), value, word)));
        for (int at = 0; at < values.size() && at < words.in(text()).size(); at++) {
            int place = at;
            tryEach(words, words.in(text()).get(at), word -> words.at(text(), place, word));
        }
    }

    private void tryEach(Simpler words, String value, UnaryOperator<String> changed) {
        for (String word : words.simplest()) {
            if (word.equals(value) || stillFails(ProgramText.parse(changed.apply(word)))) {
                return;
            }
        }
    }

    private boolean stillFails(List<Operation> candidate) {
        long cost = RUN_COST + candidate.stream().mapToLong(Shrinker::cost).sum();
        if (cost > budget) {
            return false;
        }
        budget -= cost;
        Walk walk = run.apply(candidate);
        smallest = walk.fails() ? walk : smallest;
        return walk.fails();
    }

    private static long cost(Operation step) {
        return step instanceof Kill || step instanceof KillInCommit ? KILL_COST : 1;
    }

    private List<Operation> program() {
        return smallest.program();
    }

    private String text() {
        return ProgramText.of(program());
    }

    /**
     * Words for a component of steps.
     *
     * @param component where they may stand
     * @param simplest the words, the simplest first
     */
    private record Simpler(Pattern component, List<String> simplest) {
        Simpler(String names, String... simplest) {
            this(Pattern.compile("(?<=\\b(?:" + names + ")=)\\w+(?=[,\\]])"), List.of(simplest));
        }

        List<String> in(String text) {
            return component.matcher(text).results().map(MatchResult::group).toList();
        }

        String everywhere(String text, String value, String word) {
            return component.matcher(text).replaceAll(found -> found.group().equals(value) ? word : found.group());
        }

        String at(String text, int place, String word) {
            int[] found = {0};
            return component.matcher(text).replaceAll(value -> found[0]++ == place ? word : value.group());
        }
    }
}
