package dev.cairn.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README shows what there is: its example compiles, runs, and prints what it says. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath();
    private static final Path EXAMPLE = Path.of("src/test/java/dev/cairn/example/ReleaseReport.java");

    @TempDir
    private Path directory;

    @Test
    void showsTheExampleAsItIs() throws IOException {
        assertContains(readme(), "```java\n" + Files.readString(EXAMPLE) + "```");
    }

    @Test
    void showsWhatTheExamplePrints() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            String repository = ROOT.resolve("examples/lantern.git").toString();
            ReleaseReport.main(new String[] {repository, "lmdb:" + directory.resolve("store")});
            ReleaseReport.main(new String[] {repository, "memory:"});
        } finally {
            System.setOut(before);
        }
        String once = printed.toString(UTF_8).substring(0, printed.size() / 2);
        assertEquals(once + once, printed.toString(UTF_8));
        assertContains(readme(), "```\n" + once + "```");
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), "the README should have, word for word:\n" + part);
    }
}
