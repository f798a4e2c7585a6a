package dev.cairn.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the steps that it is told, one a line, and says what it sees of each, until it is killed. */
final class SessionProgram {
    static final String EVERYTHING = "everything";

    private SessionProgram() {}

    static void run(StoreSpec spec, List<String> arguments) throws IOException {
        BufferedReader steps = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Session session = new Session(spec::open)) {
            for (String step = steps.readLine(); step != null; step = steps.readLine()) {
                ChildMain.say("saw "
                        + (step.equals(EVERYTHING) ? session.everything() : session.run(ProgramText.parseLine(step))));
            }
        }
    }
}
