package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listing that nobody reads to its end is no fault; one that cannot be written is. */
class OutputTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void endsQuietlyWhenItsReaderIsGone() {
        assertEquals(ExitCode.READER_GONE, Cli.in(folder).run(broken("Broken pipe"), err, "backends"));
        assertEquals(
                ExitCode.READER_GONE, Cli.in(folder).run(broken("Broken pipe"), err, "backends", "--format", "json"));
        assertEquals(ExitCode.READER_GONE, Cli.in(folder).run(broken("Broken pipe"), err, "completion"));
        assertEquals(ExitCode.READER_GONE, Cli.in(folder).run(broken("Broken pipe"), err, "--help"));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void isNeverCutShortInSilence() {
        assertEquals(ExitCode.REFUSED, Cli.in(folder).run(broken("No space left on device"), err, "backends"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("No space left on device"));
    }

    private static OutputStream broken(String why) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
