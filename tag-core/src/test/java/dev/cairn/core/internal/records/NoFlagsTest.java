package dev.cairn.core.internal.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Records work in a JVM without any flag, and no library makes it warn. */
class NoFlagsTest {
    @Test
    void aFreshJvmWritesAndReadsRecordsInSilence() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Child.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertEquals("done", output.strip());
    }

    /** What the fresh JVM does. */
    static final class Child {
        private Child() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) {
            SplittableRandom random = new SplittableRandom(12);
            for (int i = 0; i < 100; i++) {
                ConsolidatingTag tag = Samples.tag(random);
                assertEquals(tag, Records.decodeTag(tag.hash(), Records.encode(tag)));
                AttributionSummary summary = Samples.summary(random);
                assertEquals(summary, Records.decodeSummary(summary.tagHash(), Records.encode(summary)));
            }
            System.out.println("done");
        }
    }
}
