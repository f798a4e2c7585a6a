package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the command, over programs that only tell how they are called. */
class LauncherTest {
    private static final String TELL = "#!/bin/sh\nfor word in \"$@\"; do echo \"$(basename \"$0\"): $word\"; done\n";

    private static final String PREPARING = "cairn: preparing quick starts";

    /** Lists classes where it is told to, and dumps what it was listed. */
    private static final String SHARE = TELL + """
            for word in "$@"; do
              case $word in
                -XX:DumpLoadedClassList=*) printf 'dev/cairn/Loaded\n@lambda-proxy Loaded\n' >"${word#*=}" ;;
                -XX:SharedClassListFile=*) list=${word#*=} ;;
                -XX:SharedArchiveFile=*) archive=${word#*=} ;;
              esac
            done
            case $* in *-Xshare:dump*) cat "$list" >"$archive" ;; esac
            """;

    @TempDir
    Path folder;

    private Path root;
    private Path javaHome;

    @BeforeEach
    void setUp() throws IOException {
        root = Files.createDirectories(folder.resolve("a root"));
        program(root.resolve("cairn"), Files.readString(Path.of("..", "cairn")));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.createDirectories(root.resolve("tag-cli/src/main"));
        javaHome = java("jdk", "17.0.1");
        program(
                folder.resolve("bin/mvn"),
                TELL + "mkdir -p tag-cli/target && touch tag-cli/target/tag-cli.jar\necho built >> builds\n");
    }

    @Test
    void buildsOnceAndRuns() throws Exception {
        Run first = run(root.resolve("cairn").toString(), "tag", "show", "a b");
        assertEquals(0, first.exitCode(), first.err());
        assertTrue(
                first.out()
                        .endsWith("java: -jar\njava: " + root.toRealPath()
                                + "/tag-cli/target/tag-cli.jar\njava: tag\njava: show\njava: a b\n"),
                first.out());
        assertTrue(first.err().startsWith("cairn: building the command"), first.err());
        Run second = run(root.resolve("cairn").toString(), "tag");
        assertEquals("", second.err());
        assertEquals("built\n", Files.readString(root.resolve("builds")));
    }

    @Test
    void buildsAgainWhenASourceIsYounger() throws Exception {
        run(root.resolve("cairn").toString());
        Path source = Files.writeString(root.resolve("tag-cli/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        run(root.resolve("cairn").toString());
        assertEquals("built\nbuilt\n", Files.readString(root.resolve("builds")));
    }

    @Test
    void isFoundThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("bin/cairn"), Path.of("../a root/cairn"));
        Path second = Files.createSymbolicLink(folder.resolve("linked"), link);
        assertEquals(0, run(second.toString(), "backends").exitCode());
        assertEquals("built\n", Files.readString(root.resolve("builds")));
    }

    @Test
    void preparesOnce() throws Exception {
        program(javaHome.resolve("bin/java"), SHARE);
        Run first = run(root.resolve("cairn").toString(), "tag");
        Path archive = root.toRealPath().resolve("tag-cli/target/classes-Nobody-17.0.1+2.jsa");
        assertEquals("dev/cairn/Loaded\n", Files.readString(archive));
        assertTrue(
                first.out().contains("java: -Xshare:auto\njava: -XX:SharedArchiveFile=" + archive + "\n"), first.out());
        assertTrue(first.err().contains(PREPARING), first.err());
        assertEquals("", run(root.resolve("cairn").toString(), "tag").err());
        assertFalse(Files.exists(Path.of(archive + ".trial")));
    }

    @Test
    void preparesAnewForANewLibraryAndForAnotherJava() throws Exception {
        program(javaHome.resolve("bin/java"), SHARE);
        run(root.resolve("cairn").toString());
        Path library = Files.createDirectory(root.resolve("tag-cli/target/lib")).resolve("tag-core.jar");
        Files.writeString(library, "");
        Files.setLastModifiedTime(library, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertTrue(run(root.resolve("cairn").toString()).err().contains(PREPARING));
        javaHome = java("newer", "25.0.3");
        assertTrue(run(root.resolve("cairn").toString()).err().contains(PREPARING));
    }

    @Test
    void startsUnpreparedWhereATrialFailed() throws Exception {
        Run first = run(root.resolve("cairn").toString(), "tag");
        assertEquals(0, first.exitCode());
        assertFalse(first.out().contains("Shared"), first.out());
        assertEquals("", run(root.resolve("cairn").toString(), "tag").err());
    }

    @Test
    void startsUnpreparedWhileAnotherPrepares() throws Exception {
        program(javaHome.resolve("bin/java"), SHARE);
        Path target = Files.createDirectories(root.resolve("tag-cli/target"));
        Path lock = target.resolve("classes-Nobody-17.0.1+2.jsa.lock");
        Run run = run("flock", lock.toString(), root.resolve("cairn").toString(), "tag");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().endsWith("java: tag\n"), run.out());
        assertFalse(run.out().contains("Shared"), run.out());
    }

    @Test
    void runsWithoutStandardError() throws Exception {
        Run run = run("sh", "-c", "exec \"$0\" tag 2>&-", root.resolve("cairn").toString());
        assertEquals(0, run.exitCode());
        assertTrue(run.out().endsWith("java: tag\n"), run.out());
    }

    @Test
    void handsOnOptionsOfTheMachine() throws Exception {
        Run run = run(
                Map.of("CAIRN_JAVA_OPTS", "-Xmx1g -Dx=y"), root.resolve("cairn").toString());
        assertTrue(run.out().contains("java: -Xmx1g\njava: -Dx=y\njava: -jar\n"), run.out());
        assertTrue(run.out().contains("java: -Dcairn.stdout.terminal=false\n"), run.out());
    }

    @Test
    void saysWhatTheBuildComplainsOf() throws Exception {
        program(folder.resolve("bin/mvn"), "#!/bin/sh\necho chatter\necho '[ERROR] no network'\nexit 1\n");
        Run run = run(root.resolve("cairn").toString());
        assertEquals(1, run.exitCode());
        assertEquals("", run.out());
        assertTrue(run.err().contains("[ERROR] no network\ncairn: the build failed"), run.err());
    }

    @Test
    void refusesAnOldJava() throws Exception {
        javaHome = java("old", "11.0.2");
        Run run = run(root.resolve("cairn").toString());
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("is too old. Install version 17 or later"), run.err());
    }

    @Test
    void refusesAJavaHomeWithoutJava() throws Exception {
        javaHome = folder.resolve("nowhere");
        Run run = run(root.resolve("cairn").toString());
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("JAVA_HOME is " + javaHome), run.err());
    }

    private record Run(int exitCode, String out, String err) {}

    private Run run(String... command) throws IOException, InterruptedException {
        return run(Map.of(), command);
    }

    private Run run(Map<String, String> variables, String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().remove("CAIRN_JAVA_OPTS");
        builder.environment().putAll(variables);
        int exitCode = builder.start().waitFor();
        return new Run(exitCode, Files.readString(out), Files.readString(err));
    }

    private Path java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        program(home.resolve("bin/java"), TELL);
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_RUNTIME_VERSION=\"%s+2\"\nJAVA_VERSION=\"%1$s\"\n".formatted(version));
        return home;
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
