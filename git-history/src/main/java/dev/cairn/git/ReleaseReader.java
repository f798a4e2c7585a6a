package dev.cairn.git;

import dev.cairn.core.Hash;
import dev.cairn.core.history.Release;
import dev.cairn.core.history.ReleaseName;
import dev.cairn.git.Releases.SkippedTag;
import dev.cairn.git.objects.Commit;
import dev.cairn.git.objects.ObjectSource;
import dev.cairn.git.objects.ObjectType;
import dev.cairn.git.objects.Peeled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Groups a repository's tags by the commit that they point to. */
final class ReleaseReader {
    private static final String TAGS = "refs/tags/";
    private static final int MAX_NAME_BYTES = 255;
    private static final char REPLACEMENT = '\uFFFD';

    private final ObjectSource objects;
    private final CommitGraph graph;

    /** What the tagged commits say: read once, however many tags a commit has. */
    private final Map<Hash, Said> said = new HashMap<>();

    /** The names with bytes that were no UTF-8. */
    private final Set<String> replaced = new HashSet<>();

    private String last = "";

    ReleaseReader(ObjectSource objects, CommitGraph graph) {
        this.objects = objects;
        this.graph = graph;
    }

    Releases releases(Predicate<String> wanted) {
        Map<Hash, List<ReleaseName>> names = new HashMap<>();
        List<SkippedTag> skipped = new ArrayList<>();
        objects.refs(TAGS).forEach((ref, target) -> {
            String name = ref.substring(TAGS.length());
            if (isTaken(name)) {
                skipped.add(new SkippedTag(name, "another tag's name reads the same"));
            } else if (wanted.test(name)) {
                take(name, target, names, skipped);
            }
        });
        List<Release> releases = new ArrayList<>();
        names.forEach((commit, itsNames) -> {
            releases.add(new Release(commit, graph.timestamp(commit), itsNames));
        });
        releases.sort(Comparator.comparing(Release::timestamp).thenComparing(Release::change));
        return new Releases(releases, skipped);
    }

    /** The same name twice is a fault of a file of refs, and stands together; what is not UTF-8 reads the same although it is not. */
    private boolean isTaken(String name) {
        boolean taken = name.equals(last) || (name.indexOf(REPLACEMENT) >= 0 && !replaced.add(name));
        last = name;
        return taken;
    }

    private void take(String name, Hash target, Map<Hash, List<ReleaseName>> names, List<SkippedTag> skipped) {
        if (utf8(name).length > MAX_NAME_BYTES) {
            skipped.add(new SkippedTag(name, "its name is longer than " + MAX_NAME_BYTES + " bytes"));
            return;
        }
        // Many names of one commit are as cheap as one.
        Peeled peeled = said.containsKey(target)
                ? new Peeled(ObjectType.COMMIT, target, Optional.empty())
                : Peeled.of(objects, target);
        if (peeled.type() == ObjectType.COMMIT) {
            names.computeIfAbsent(peeled.object(), commit -> new ArrayList<>()).add(name(name, peeled));
        } else {
            skipped.add(new SkippedTag(name, "it points to a " + peeled.type() + ", not to a commit"));
        }
    }

    private ReleaseName name(String name, Peeled peeled) {
        Said commit = said.computeIfAbsent(peeled.object(), this::said);
        Optional<String> subject = peeled.tag().flatMap(tag -> text(tag.subject()));
        Optional<String> tagger = peeled.tag().flatMap(tag -> text(tag.tagger().name()));
        return new ReleaseName(name, VersionInName.find(name), subject.or(commit::subject), tagger.or(commit::author));
    }

    private Said said(Hash hash) {
        Commit commit = Commit.read(objects, hash);
        return new Said(text(commit.subject()), text(commit.author().name()));
    }

    private static Optional<String> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Said(Optional<String> subject, Optional<String> author) {}
}
