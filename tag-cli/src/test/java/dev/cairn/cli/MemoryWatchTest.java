package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Memory that is all but exhausted ends the process; a short peak does not. */
class MemoryWatchTest {
    private final MemoryWatch watch = new MemoryWatch(Duration.ofHours(1), () -> {});

    @Test
    void memoryThatStaysFullWhileTheCollectorRunsIsExhausted() {
        for (int i = 1; i < 12; i++) {
            assertFalse(watch.look(0.5, 0.91), "after " + i + " looks");
        }
        assertTrue(watch.look(0.5, 0.91));
    }

    @Test
    void aPeakOrAFullHeapAtRestIsNot() {
        for (int i = 0; i < 100; i++) {
            assertFalse(watch.look(i % 12 == 0 ? 0.1 : 0.9, 0.95), "the collector rests at times");
            assertFalse(watch.look(0.9, i % 2 == 0 ? 0.5 : 0.95), "room comes back");
        }
    }

    @Test
    void aProcessThatOnlyCollectsIsEnded() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AlmostFull.class.getName())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it does not end");
            assertEquals(ExitCode.REFUSED, process.exitValue());
            String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals("cairn: " + Failures.OUT_OF_MEMORY + "\n", error);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Holds nine tenths of its memory, and goes on making garbage. */
    static final class AlmostFull {
        private AlmostFull() {}

        public static void main(String[] arguments) {
            new MemoryWatch(Duration.ofMillis(100), Main::endForWantOfMemory).start();
            long hold = Runtime.getRuntime().maxMemory() / 10 * 9;
            List<byte[]> held = new ArrayList<>();
            while (held.size() * 1024L < hold) {
                held.add(new byte[1000]);
            }
            for (int i = 0; !held.isEmpty(); i = (i + 1) % held.size()) {
                held.set(i, new byte[1000]);
            }
        }
    }
}
