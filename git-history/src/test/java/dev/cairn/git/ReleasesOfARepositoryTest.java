package dev.cairn.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.history.Release;
import dev.cairn.core.history.ReleaseName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReleasesOfARepositoryTest {
    private static final PersonIdent BOB = TestRepository.person("Bob Roe", "bob@example.org", 1_800_000_000L);

    @TempDir
    Path directory;

    private TestRepository made;
    private ObjectId first;
    private ObjectId second;

    @BeforeEach
    void makeHistory() throws IOException {
        made = TestRepository.bare(directory);
        first = made.commit("First\nsubject\n\nBody\n");
        made.by(TestRepository.ALICE, BOB);
        second = made.commit("Second\n", first);
    }

    @AfterEach
    void close() {
        made.close();
    }

    @Test
    void aRepositoryWithoutTagsHasNone() {
        assertEquals(new Releases(List.of(), List.of()), releases("*"));
    }

    @Test
    void tagsOnOneCommitAreOneReleaseWithItsNamesInByteOrder() throws IOException {
        for (String name : new String[] {"v1.0.0", "npm/v1.0.0", "ä", "Z"}) {
            made.tag(name, first);
        }
        made.tag("v2.0.0", second);
        Releases releases = releases("*");
        assertEquals(
                List.of(List.of("Z", "npm/v1.0.0", "v1.0.0", "ä"), List.of("v2.0.0")),
                releases.releases().stream().map(release -> names(release)).toList());
        assertEquals(
                TestRepository.hashes(first, second),
                releases.releases().stream().map(Release::change).toList());
    }

    @Test
    void theTimestampIsTheCommitterDateWhateverTheTagSays() throws IOException {
        made.annotated(
                "v1", second, Constants.OBJ_COMMIT, "Late\n", TestRepository.person("Eve", "e@x", 1_900_000_000L));
        assertEquals(
                Instant.ofEpochSecond(1_800_000_000L),
                releases("*").releases().get(0).timestamp());
    }

    @Test
    void aLightweightTagSpeaksForTheSubjectAndAuthorOfItsCommit() throws IOException {
        made.tag("v1.0.0", second);
        made.tag("first", first);
        assertEquals(
                List.of("First subject by Alice Doe", "Second by Alice Doe"),
                releases("*").releases().stream().map(release -> said(release)).toList());
    }

    @Test
    void anAnnotatedTagSpeaksForItselfAndANestedOneForItsOutermost() throws IOException {
        ObjectId inner = made.annotated("inner", first, Constants.OBJ_COMMIT, "Inner\n", BOB);
        made.annotated("outer", inner, Constants.OBJ_TAG, "Outer\nsubject\n\nBody", TestRepository.ALICE);
        Release release = releases("outer").releases().get(0);
        assertEquals(TestRepository.hash(first), release.change());
        assertEquals("Outer subject by Alice Doe", said(release));
    }

    @Test
    void anAnnotatedTagThatSaysNothingLeavesTheWordToItsCommit() throws IOException {
        made.annotated("blank", first, Constants.OBJ_COMMIT, "", TestRepository.person("", "", 0));
        made.annotated("signed", second, Constants.OBJ_COMMIT, "-----BEGIN PGP SIGNATURE-----\nx\n", BOB);
        assertEquals(
                List.of("First subject by Alice Doe", "Second by Bob Roe"),
                releases("*").releases().stream().map(release -> said(release)).toList());
    }

    @Test
    void tagsOfTreesAndBlobsAreSkippedAndReported() throws IOException {
        made.tag("tree", made.treeOf(first));
        made.annotated("blob", made.raw(Constants.OBJ_BLOB, new byte[1]), Constants.OBJ_BLOB, "Key\n", BOB);
        made.tag("v1.0.0", first);
        Releases releases = releases("*");
        assertEquals(1, releases.releases().size());
        assertEquals(
                List.of("blob: it points to a blob, not to a commit", "tree: it points to a tree, not to a commit"),
                releases.skipped().stream()
                        .map(tag -> tag.name() + ": " + tag.reason())
                        .toList());
    }

    @Test
    void aNameThatNoStoreTakesIsSkippedAndReported() throws IOException {
        made.tag("a/".repeat(127) + "bc", first);
        assertEquals(
                List.of("its name is longer than 255 bytes"),
                releases("*").skipped().stream()
                        .map(Releases.SkippedTag::reason)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "*, 4",
        "v*, 2",
        "refs/tags/v*, 2",
        "*v1.0.0, 2",
        "npm/*, 1",
        "v?.0.0, 2",
        "v[2-3]*, 1",
        "v[!2-3]*, 1",
        "v1.0.0, 1",
        "v1+0.0, 0",
        "x, 0"
    })
    void aGlobNarrowsTheTagsThatCount(String glob, int expected) throws IOException {
        made.tag("v1.0.0", first);
        made.tag("npm/v1.0.0", first);
        made.tag("v2.0.0", second);
        made.tag("nightly", second);
        assertEquals(
                expected,
                releases(glob).releases().stream()
                        .mapToInt(release -> release.names().size())
                        .sum());
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.0, 1.2.0",
        "v1.2.0, 1.2.0",
        "npm/v1.2.0, 1.2.0",
        "release-1.2.0, 1.2.0",
        "rel_1.2.0-rc.1+b, 1.2.0-rc.1+b",
        "@scope/pkg@1.2.0, 1.2.0",
        "maven-project-3.9.0, 3.9.0",
        "0.32rc1,",
        "0.32,",
        "v1.2.3.4,",
        "nightly,",
        "2026-01-02,"
    })
    void aVersionIsTakenWhereTheNameClearlyHoldsOne(String name, @org.jspecify.annotations.Nullable String version)
            throws IOException {
        made.tag(name, first);
        assertEquals(
                Optional.ofNullable(version),
                releases("*").releases().get(0).names().get(0).version().map(Object::toString));
    }

    private Releases releases(String glob) {
        try (GitRepository opened = GitRepository.open(directory)) {
            return opened.releases(glob);
        }
    }

    private static List<String> names(Release release) {
        return release.names().stream().map(ReleaseName::name).toList();
    }

    private static String said(Release release) {
        ReleaseName name = release.names().get(0);
        return name.message().orElse("nothing") + " by " + name.createdBy().orElse("nobody");
    }
}
