package dev.cairn.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/** What a history is made of, told by the {@code git} program alone: commits, and the releases that tags stand at. */
final class GitOracle {
    /**
     * A commit with tags.
     *
     * @param reached all that it reaches, itself included
     * @param base the released commit below it that leaves the fewest
     */
    record Released(OracleCommit commit, List<String> names, Set<String> reached, Optional<Released> base) {
        Set<String> members() {
            Set<String> members = new HashSet<>(reached);
            base.ifPresent(below -> members.removeAll(below.reached));
            return members;
        }
    }

    private final RealHistory history;
    private final Map<String, OracleCommit> commits = new HashMap<>();
    private final Map<String, Released> releases = new LinkedHashMap<>();

    GitOracle(RealHistory history) throws IOException {
        this.history = history;
        readCommits();
        readReleases();
    }

    private void readCommits() throws IOException {
        OracleMarks marks = new OracleMarks();
        Map<String, String> notes = notes();
        String log = history.gitText(arguments(
                "log --no-renames -c --name-only --format=%x01%H%x00%P%x00%ct%x00%an%x00<%ae>%x00%s%x00%B%x00",
                history.tags()));
        for (String record : log.substring(1).split("\u0001", -1)) {
            String[] part = record.split("\u0000", -1);
            OracleCommit commit = new OracleCommit(
                    part[0],
                    part[1].isEmpty() ? List.of() : List.of(part[1].split(" ", -1)),
                    Instant.ofEpochSecond(Long.parseLong(part[2])),
                    part[3],
                    part[5],
                    part[7].lines().filter(path -> !path.isEmpty()).toList(),
                    marks.of(notes.get(part[0]), part[6], part[3] + " " + part[4]));
            commits.put(commit.hash(), commit);
        }
    }

    private Map<String, String> notes() {
        Map<String, String> notes = new HashMap<>();
        if (!history.git("for-each-ref", "refs/notes/ai").isEmpty()) {
            for (String line : history.git("notes", "--ref=ai", "list")) {
                String[] blobAndCommit = line.split(" ", -1);
                notes.put(blobAndCommit[1], history.gitText("cat-file", "blob", blobAndCommit[0]));
            }
        }
        return notes;
    }

    /** Smaller ones first: what lies below a release is known before it. */
    private void readReleases() {
        Map<String, List<String>> names = new TreeMap<>();
        for (String tag : history.tags()) {
            String commit = history.git("rev-parse", tag + "^{commit}").get(0);
            names.computeIfAbsent(commit, some -> new ArrayList<>()).add(tag);
        }
        Map<String, Set<String>> reached = new HashMap<>();
        names.keySet().forEach(commit -> reached.put(commit, Set.copyOf(history.git("rev-list", commit))));
        names.keySet().stream()
                .sorted(Comparator.comparingInt(
                        commit -> reached(reached, commit).size()))
                .forEach(commit -> releases.put(commit, released(commit, names, reached(reached, commit))));
    }

    private static Set<String> reached(Map<String, Set<String>> reached, String commit) {
        return Objects.requireNonNull(reached.get(commit));
    }

    private Released released(String commit, Map<String, List<String>> names, Set<String> reached) {
        Optional<Released> base = releases.values().stream()
                .filter(below -> reached.contains(below.commit().hash()))
                .max(Comparator.comparingInt(below -> below.reached().size()));
        return new Released(commit(commit), Objects.requireNonNull(names.get(commit)), reached, base);
    }

    OracleCommit commit(String hash) {
        return Objects.requireNonNull(commits.get(hash), hash);
    }

    Collection<OracleCommit> commits() {
        return commits.values();
    }

    /** Returns the releases, those that reach fewer commits first. */
    Collection<Released> releases() {
        return releases.values();
    }

    /** Returns how many of some commits count in each share. */
    Map<String, Long> shares(Collection<String> hashes) {
        Map<String, Long> shares = new TreeMap<>();
        hashes.forEach(hash -> commit(hash).labels().forEach(label -> shares.merge(label, 1L, Long::sum)));
        return shares;
    }

    /** Returns some commits, parents first; of those whose parents are told, the oldest, then the first by hash. */
    List<String> inOrder(Set<String> hashes) {
        Comparator<OracleCommit> order =
                Comparator.comparing(OracleCommit::time).thenComparing(OracleCommit::hash);
        PriorityQueue<OracleCommit> ready = new PriorityQueue<>(order);
        Map<String, Integer> open = new HashMap<>();
        Map<String, List<OracleCommit>> children = new HashMap<>();
        for (String hash : hashes) {
            Set<String> parents = new HashSet<>(commit(hash).parents());
            parents.retainAll(hashes);
            open.put(hash, parents.size());
            parents.forEach(parent ->
                    children.computeIfAbsent(parent, some -> new ArrayList<>()).add(commit(hash)));
            if (parents.isEmpty()) {
                ready.add(commit(hash));
            }
        }
        List<String> ordered = new ArrayList<>();
        for (OracleCommit next = ready.poll(); next != null; next = ready.poll()) {
            ordered.add(next.hash());
            children.getOrDefault(next.hash(), List.of()).stream()
                    .filter(child -> open.merge(child.hash(), -1, Integer::sum) == 0)
                    .forEach(ready::add);
        }
        return ordered;
    }

    /** Returns an argument list: words, then some more. */
    static String[] arguments(String words, List<String> more) {
        List<String> all = new ArrayList<>(Arrays.asList(words.split(" ", -1)));
        all.addAll(more);
        return all.toArray(String[]::new);
    }
}
