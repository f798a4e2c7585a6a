package dev.cairn.backend.sqlite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide to writing a backend shows this module as it is, and what it says of its size is true. */
class GuideTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path GUIDE = Path.of("../../docs/writing-a-backend.md");

    @Test
    void showsEveryFileWordForWord() throws IOException {
        String guide = Files.readString(GUIDE);
        List<Path> shown = Stream.concat(
                        sources(),
                        Stream.of(Path.of("src/test/java/dev/cairn/backend/sqlite/SqliteConformanceTest.java")))
                .toList();
        for (Path file : shown) {
            assertTrue(guide.contains("```java\n" + Files.readString(file) + "```\n"), GUIDE + " should show " + file);
        }
    }

    @Test
    void theBackendHasAtMostOneHundredAndFiftyLinesOfCode() throws IOException {
        long lines = 0;
        for (Path file :
                sources().filter(file -> file.startsWith(MAIN.resolve("dev"))).toList()) {
            try (Stream<String> text = Files.lines(file)) {
                lines += text.map(String::strip).filter(GuideTest::isCode).count();
            }
        }
        assertTrue(lines > 50 && lines <= 150, lines + " lines");
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> sources = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
            return sources.stream();
        }
    }

    /** Neither blank, nor an import, nor a comment; what the module declares is not counted either. */
    private static boolean isCode(String line) {
        return !(line.isEmpty()
                || line.startsWith("import ")
                || line.startsWith("package ")
                || line.startsWith("//")
                || line.startsWith("/*")
                || line.startsWith("*"));
    }
}
