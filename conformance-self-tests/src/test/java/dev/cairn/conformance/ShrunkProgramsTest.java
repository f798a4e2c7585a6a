package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that differs from the model is shown by a program as small as the fault, the same each time. */
class ShrunkProgramsTest {
    private static final Pattern HISTORY = Pattern.compile("(\\d+) operations after shrinking from (\\d+)");
    private static final Pattern PROGRAM = Pattern.compile("(?s)import dev\\.cairn.*");

    @Test
    void aFaultOfThreeStepsIsShownByThemAndTheirTransactions() {
        Matcher history = HISTORY.matcher(failureOf(Saboteur.LOWER_BOUND_INCLUDED, 1));
        assertTrue(history.find());
        assertTrue(Integer.parseInt(history.group(1)) <= 6, history.group());
        assertTrue(Integer.parseInt(history.group(2)) >= 200, history.group());
    }

    @Test
    void theSameSeedShrinksToTheSameProgram() {
        String once = failureOf(Saboteur.LOWER_BOUND_INCLUDED, 3);
        assertEquals(once, failureOf(Saboteur.LOWER_BOUND_INCLUDED, 3));
    }

    @Test
    void theProgramInJavaFailsOnTheStoreWithTheFaultAndOnNoOther(@TempDir Path directory) throws Exception {
        for (Saboteur saboteur : List.of(Saboteur.LOWER_BOUND_INCLUDED, Saboteur.REBORN_LOST, Saboteur.PIN_SLIPPING)) {
            String failure = failureOf(saboteur, 1);
            assertThrows(InvocationTargetException.class, () -> run(failure, directory), failure);
            run(failure.replace(saboteur.name(), Saboteur.SLOW.name()), directory);
        }
    }

    private static String failureOf(Saboteur saboteur, int seed) {
        Map<String, String> parameters = Map.of(
                "saboteur",
                saboteur.name(),
                "conformance.seed",
                String.valueOf(seed),
                "conformance.only",
                Rule.MODEL.id());
        Certification certification = Certification.of(
                SaboteursTest.Sabotaged.class,
                parameters,
                test -> !test.getName().equals("randomSequencesWithKillNineInsideAgreeWithTheModel"));
        assertEquals(1, certification.failures.size(), "failures of " + saboteur);
        return String.valueOf(certification.failures.get(0).getMessage());
    }

    private static void run(String failure, Path directory) throws IOException, ReflectiveOperationException {
        compiled(failure, directory).invoke(null, (Object) new String[0]);
    }

    private static Method compiled(String failure, Path directory) throws IOException, ReflectiveOperationException {
        Matcher program = PROGRAM.matcher(failure);
        assertTrue(program.find(), failure);
        StringWriter complaints = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-d", directory.toString(), "-classpath", classPath());
        assertTrue(
                compiler.getTask(complaints, null, null, options, null, List.of(source(program.group())))
                        .call(),
                () -> complaints + failure);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, ShrunkProgramsTest.class.getClassLoader())) {
            return loader.loadClass("Shrunk").getMethod("main", String[].class);
        }
    }

    private static String classPath() {
        return System.getProperty("java.class.path", "")
                + System.getProperty("path.separator")
                + System.getProperty("jdk.module.path", "");
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Shrunk.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
