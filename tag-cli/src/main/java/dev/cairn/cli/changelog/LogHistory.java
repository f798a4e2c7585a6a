package dev.cairn.cli.changelog;

import dev.cairn.cli.changelog.LogEntry.LoggedChange;
import dev.cairn.cli.changelog.LogEntry.LoggedTag;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ChangeKind;
import dev.cairn.core.Hash;
import dev.cairn.core.SemanticVersion;
import dev.cairn.core.UnknownChangeException;
import dev.cairn.core.history.Release;
import dev.cairn.core.history.ReleaseName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A log as a history. It tells no dependencies, so each change depends on the one before it in the log; and a tag stands at the change that
 * comes before it. Not thread-safe.
 */
public final class LogHistory implements ChangeGraph {
    /** The version of the rules by which the metadata of a log is read. */
    public static final int EVIDENCE_RULES = 1;

    private final Map<Hash, Integer> numbers = new HashMap<>();
    private final List<LoggedChange> changes = new ArrayList<>();
    private final Map<Hash, List<LoggedTag>> tags = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Makes the history of a log.
     *
     * @param newestFirst its records
     * @throws LogFormatException if a tag has no change below it
     */
    public LogHistory(List<LogEntry> newestFirst) {
        int since = 0;
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            LogEntry entry = newestFirst.get(i);
            if (entry instanceof LoggedChange change) {
                numbers.put(change.hash(), changes.size());
                changes.add(change);
                since++;
            } else if (entry instanceof LoggedTag tag) {
                add(tag, i + 1, since);
                since = 0;
            }
        }
    }

    private void add(LoggedTag tag, int record, int since) {
        if (changes.isEmpty()) {
            throw new LogFormatException("record " + record + ": no change stands below tag " + tag.hash()
                    + ". Print the log as a whole, without --limit and --offset. Nothing of this file was stored.");
        }
        tags.computeIfAbsent(changes.get(changes.size() - 1).hash(), change -> new ArrayList<>())
                .add(tag);
        tag.changes()
                .filter(told -> told != since)
                .ifPresent(told -> notes.add("tag " + tag.hash() + " says that it consolidates " + told
                        + " changes, and " + since + " stand between it and the tag before"));
    }

    /** Returns the changes, oldest first. */
    public List<Hash> hashes() {
        return changes.stream().map(LoggedChange::hash).toList();
    }

    /** Returns what the log says of itself that its order does not bear out. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Returns a release for each change that tags stand at, named as they are: by their hashes, and by versions of semver.org that no other has.
     *
     * @param newest a further name for the newest change
     */
    public List<Release> releases(Optional<String> newest) {
        Map<String, Integer> uses = new HashMap<>();
        tags.values().forEach(list -> list.forEach(tag -> version(tag).ifPresent(v -> uses.merge(v, 1, Integer::sum))));
        Map<Hash, List<ReleaseName>> names = new LinkedHashMap<>();
        tags.forEach((change, list) -> names.put(change, new ArrayList<>(names(list, uses))));
        newest.filter(name -> !changes.isEmpty())
                .ifPresent(name -> names.computeIfAbsent(
                                changes.get(changes.size() - 1).hash(), change -> new ArrayList<>())
                        .add(new ReleaseName(name, SemanticVersion.find(name), Optional.empty(), Optional.empty())));
        List<Release> releases = new ArrayList<>();
        names.forEach((change, list) -> releases.add(new Release(change, time(change), list)));
        return releases;
    }

    private Instant time(Hash change) {
        return tags.getOrDefault(change, List.of()).stream()
                .map(LoggedTag::timestamp)
                .max(Instant::compareTo)
                .orElseGet(() -> timestamp(change));
    }

    private static Optional<String> version(LoggedTag tag) {
        return tag.version().flatMap(SemanticVersion::find).map(SemanticVersion::toString);
    }

    private static List<ReleaseName> names(List<LoggedTag> tags, Map<String, Integer> uses) {
        List<ReleaseName> names = new ArrayList<>();
        for (LoggedTag tag : tags) {
            Optional<SemanticVersion> version = tag.version().flatMap(SemanticVersion::find);
            names.add(new ReleaseName(tag.hash().toString(), version, tag.message(), Optional.empty()));
            version(tag)
                    .filter(text -> uses.getOrDefault(text, 0) == 1)
                    .ifPresent(text -> names.add(new ReleaseName(text, version, tag.message(), Optional.empty())));
        }
        return names;
    }

    private LoggedChange known(Hash change) {
        return changes.get(number(change));
    }

    private int number(Hash change) {
        Integer number = numbers.get(change);
        if (number == null) {
            throw new UnknownChangeException(change);
        }
        return number;
    }

    @Override
    public List<Hash> dependencies(Hash change) {
        int number = number(change);
        return number == 0 ? List.of() : List.of(changes.get(number - 1).hash());
    }

    @Override
    public Instant timestamp(Hash change) {
        return known(change).timestamp();
    }

    @Override
    public ChangeAttribution attribution(Hash change) {
        return known(change).attribution();
    }

    @Override
    public Optional<ChangeKind> kind(Hash change) {
        return known(change).kind();
    }

    /**
     * Refuses: of the paths only the kind is kept.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public Collection<String> paths(Hash change) {
        throw new UnsupportedOperationException("the paths of a change are not kept, only its kind");
    }
}
