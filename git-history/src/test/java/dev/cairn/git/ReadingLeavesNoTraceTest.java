package dev.cairn.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, because a home folder and a search path belong to a process. */
final class ReadingLeavesNoTraceTest {
    @TempDir
    Path directory;

    @Test
    void aHomeARepositoryAndAProcessAreLeftAsTheyWere() throws IOException, InterruptedException {
        Path home = Files.createDirectories(directory.resolve("home"));
        Path repository = directory.resolve("repository");
        try (TestRepository made = TestRepository.bare(repository)) {
            made.tag("v1.0.0", made.commit("First"));
        }
        Set<String> before = listing(repository);
        assertEquals("1 release, 0 threads left", read(repository, home));
        assertEquals(before, listing(repository));
        assertEquals(Set.of(""), listing(home));
    }

    @Test
    void withoutTheGitProgramASha256RepositoryIsRefusedWithTheRemedy() throws IOException, InterruptedException {
        Path home = Files.createDirectories(directory.resolve("home"));
        Path repository = directory.resolve("repository");
        try (TestRepository made = TestRepository.bare(repository)) {
            made.commit("First");
        }
        Files.writeString(
                repository.resolve("config"),
                "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n");
        String told = read(repository, home);
        assertTrue(told.startsWith("GIT_UNAVAILABLE"), told);
        assertTrue(told.contains("Install git"), told);
    }

    private static String read(Path repository, Path home) throws IOException, InterruptedException {
        Process process = process(repository, home);
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), told);
        return told.lines().filter(line -> !line.startsWith("SLF4J")).reduce("", String::concat);
    }

    private static Process process(Path repository, Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName(),
                repository.toString());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("GIT_"));
        environment.put("HOME", home.toString());
        environment.put("PATH", home.toString());
        return builder.redirectErrorStream(true).start();
    }

    private static Set<String> listing(Path root) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (var files = Files.walk(root)) {
            files.forEach(file -> names.add(root.relativize(file).toString()));
        }
        return names;
    }

    /** What runs in the other process. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) {
            try (GitRepository opened = GitRepository.open(Path.of(arguments[0]))) {
                int releases = opened.releases().releases().size();
                opened.changes().paths(opened.resolve("HEAD"));
                long threads = Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !thread.isDaemon() && !thread.equals(Thread.currentThread()))
                        .filter(thread -> !thread.getName().equals("DestroyJavaVM"))
                        .count();
                System.out.println(releases + " release, " + threads + " threads left");
            } catch (GitHistoryException e) {
                System.out.println(e.kind() + " " + e.getMessage());
            }
        }
    }
}
