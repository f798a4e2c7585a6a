package dev.cairn.conformance;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/** Opens each damaged store that the parent names, and says what became of it, until the parent names none. */
final class DamagedProgram {
    /** The first store loads what every store needs, and compiles it where the engine does so. */
    private static final int FIRST_SECONDS = 60;

    private DamagedProgram() {}

    static void run(StoreSpec spec, List<String> arguments) {
        int seconds = Integer.parseInt(arguments.get(0));
        List<Map<Row, String>> states = StoreHistory.states();
        Timer timer = new Timer("hang", true);
        int limit = FIRST_SECONDS;
        for (String place = ChildMain.hear(); !place.isEmpty(); place = ChildMain.hear()) {
            TimerTask hang = endAsHanging(Thread.currentThread(), limit);
            timer.schedule(hang, limit * 1_000L);
            limit = seconds;
            String outcome = DamagedStore.outcome(spec.at(Path.of(place)), states);
            hang.cancel();
            ChildMain.say(outcome);
        }
    }

    private static TimerTask endAsHanging(Thread reader, int seconds) {
        return new TimerTask() {
            @Override
            public void run() {
                ChildMain.say("WRONG it still runs after " + seconds + " s, at "
                        + Arrays.stream(reader.getStackTrace()).limit(5).toList());
                Runtime.getRuntime().halt(1);
            }
        };
    }
}
