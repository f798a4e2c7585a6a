package dev.cairn.git;

import dev.cairn.core.history.Release;
import java.util.List;

/**
 * The releases of a repository (domain.md section 11). Of each: the commit, its committer date, and for every Git tag on it the name,
 * the version that the name holds ({@code 1.2.0} of {@code v1.2.0}, {@code npm/v1.2.0} or {@code release-1.2.0}), the subject of an
 * annotated tag, else that of the commit, and the tagger's name, else that of the commit's author.
 *
 * @param releases one for each commit that a tag points to, by timestamp, then hash
 * @param skipped the tags that are no release
 */
public record Releases(List<Release> releases, List<SkippedTag> skipped) {
    /** Copies both lists. */
    public Releases {
        releases = List.copyOf(releases);
        skipped = List.copyOf(skipped);
    }

    /**
     * A Git tag that is no release.
     *
     * @param name the tag's name
     * @param reason why it was skipped, as a clause: {@code it points to a tree, not to a commit}
     */
    public record SkippedTag(String name, String reason) {}
}
