package dev.cairn.conformance;

import java.util.List;

/** Says on the error output of a child process where its thread stands still, for the failure of the test that waits for it. */
final class HangWatch implements Runnable {
    private static final long MILLIS = 5_000;
    private static final int FRAMES = 8;

    private final Thread watched;

    private HangWatch(Thread watched) {
        this.watched = watched;
    }

    static void over(Thread watched) {
        Thread watch = new Thread(new HangWatch(watched), "conformance watch");
        watch.setDaemon(true);
        watch.start();
    }

    @Override
    public void run() {
        List<StackTraceElement> told = List.of();
        List<StackTraceElement> before = List.of();
        while (watched.isAlive()) {
            List<StackTraceElement> now = List.of(watched.getStackTrace());
            if (now.equals(before) && !now.equals(told) && !waitsForTheParent(now)) {
                told = now;
                System.err.println("it stands still at " + now.subList(0, Math.min(FRAMES, now.size())));
            }
            before = now;
            pause();
        }
    }

    private static boolean waitsForTheParent(List<StackTraceElement> stack) {
        return stack.stream()
                .anyMatch(frame -> frame.getClassName().equals(ChildMain.class.getName())
                        && frame.getMethodName().equals("hear"));
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException nobodyDoesThat) {
            throw new IllegalStateException(nobodyDoesThat);
        }
    }
}
