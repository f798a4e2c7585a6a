package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar with the manifest entries of the build, and without flags: enough for Chronicle Map, which says nothing itself. */
class ChronicleStoreTest {
    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void makeJar() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Manifest manifest = new Manifest();
        Attributes entries = manifest.getMainAttributes();
        entries.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        entries.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        entries.put(Attributes.Name.CLASS_PATH, classPath());
        for (String name : List.of("Enable-Native-Access", "Add-Opens")) {
            Matcher entry = Pattern.compile("<" + name + ">(.*)</" + name + ">").matcher(pom);
            assertTrue(entry.find(), name);
            entries.putValue(name, entry.group(1));
        }
        jar = folder.resolve("cairn.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> new File(entry).toURI().toString())
                .collect(Collectors.joining(" "));
    }

    @Test
    void isUsedWithoutFlagsAndWithoutNoise() throws Exception {
        assertTrue(run("backends").contains("chronicle  a loss of power    one process     yes"));
        String example =
                Path.of("..", "examples", "lantern.git").toAbsolutePath().toString();
        String store = "chronicle:" + folder.resolve("store");
        assertTrue(run("--store", store, "import", "git", example).contains("tags created  6"));
        assertTrue(run("--store", store, "tag", "list").contains("v1.1.0"));
    }

    private String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), Files.readString(errors));
        assertEquals("", Files.readString(errors));
        return said;
    }
}
