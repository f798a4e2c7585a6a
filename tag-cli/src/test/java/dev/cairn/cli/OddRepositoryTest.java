package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.testing.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that are not UTF-8, and dates that no calendar of tags has: imported, and printed as what they are taken for. */
class OddRepositoryTest {
    private static final String REPLACED = "v1.0.0-\uFFFD";

    @TempDir
    Path directory;

    private Cli cli;

    @BeforeEach
    void makeRepository() throws Exception {
        try (GitFixture made = GitFixture.in(directory)) {
            ObjectId plain = made.commit("Plain");
            ObjectId early = commit(made.git().getRepository(), plain, "-86400");
            ObjectId late = commit(made.git().getRepository(), early, "253402300800");
            ObjectId never = commit(made.git().getRepository(), late, "99999999999999999999");
            ByteArrayOutputStream refs = new ByteArrayOutputStream();
            refs.writeBytes(bytes("# pack-refs with: peeled fully-peeled sorted \n"));
            refs.writeBytes(bytes(plain.name() + " refs/tags/v1.0.0-"));
            refs.writeBytes(new byte[] {(byte) 0xFE, '\n'});
            refs.writeBytes(bytes(plain.name() + " refs/tags/v1.0.0-"));
            refs.writeBytes(new byte[] {(byte) 0xFF, '\n'});
            refs.writeBytes(bytes(early.name() + " refs/tags/v2.0.0\n"));
            refs.writeBytes(bytes(late.name() + " refs/tags/v2.0.0\n"));
            refs.writeBytes(bytes(late.name() + " refs/tags/v3.0.0\n"));
            refs.writeBytes(bytes(never.name() + " refs/tags/v4.0.0\n"));
            Files.write(directory.resolve(".git/packed-refs"), refs.toByteArray());
        }
        cli = Cli.in(directory);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectId commit(Repository repository, ObjectId parent, String seconds) throws IOException {
        try (ObjectInserter objects = repository.newObjectInserter()) {
            String text = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nparent " + parent.name() + "\nauthor A <a> "
                    + seconds + " +0000\ncommitter A <a> " + seconds + " +0000\n\nOdd\n";
            objects.insert(Constants.OBJ_TREE, new byte[0]);
            ObjectId id = objects.insert(Constants.OBJ_COMMIT, bytes(text));
            objects.flush();
            return id;
        }
    }

    @Test
    void namesThatReadTheSameAreImportedOnce() {
        String out = cli.run("import", "git", ".").requireDone().out();
        assertTrue(out.contains("tags created  4"), out);
        assertTrue(out.contains("skipped       " + REPLACED + ": another tag's name reads the same"), out);
        assertTrue(out.contains("skipped       v2.0.0: another tag's name reads the same"), out);
        assertTrue(cli.run("tag", "show", REPLACED).requireDone().out().contains(REPLACED));
    }

    @Test
    void everyFormatTellsNamesAndDates() {
        cli.run("import", "git", ".").requireDone();
        List<String> csv = cli.run("tag", "list", "--format", "csv")
                .requireDone()
                .out()
                .lines()
                .toList();
        String text = cli.run("tag", "list").requireDone().out();
        String json = cli.run("tag", "list", "--format", "json", "--attribution")
                .requireDone()
                .out();
        JsonText.parse(json);
        for (String name : List.of(REPLACED, "v2.0.0", "v3.0.0", "v4.0.0")) {
            assertEquals(
                    1, csv.stream().filter(line -> line.startsWith(name + ",")).count(), csv.toString());
            assertTrue(text.contains(name), text);
            cli.run("tag", "show", name, "--members").requireDone();
            JsonText.parse(cli.run("tag", "show", name, "--members", "--evidence", "--format", "json")
                    .requireDone()
                    .out());
        }
        assertTrue(json.contains("v1.0.0-\\uFFFD"), json);
        assertTrue(dateOf("v2.0.0", csv).equals("1970-01-01"), csv.toString());
        assertTrue(dateOf("v3.0.0", csv).equals("9999-12-31"), csv.toString());
        cli.run("store", "verify").requireDone();
    }

    private static String dateOf(String name, List<String> csv) {
        return csv.stream()
                .filter(line -> line.startsWith(name + ","))
                .map(line -> line.split(",", -1)[2])
                .findFirst()
                .orElseThrow();
    }
}
