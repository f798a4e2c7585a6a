package dev.cairn.backend.lmdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.backend.lmdb.WriteTrace.Event;
import dev.cairn.backend.lmdb.WriteTrace.Force;
import dev.cairn.backend.lmdb.WriteTrace.Note;
import dev.cairn.backend.lmdb.WriteTrace.Write;
import dev.cairn.internal.StoreMarker;
import dev.cairn.spi.StorageEngine;
import dev.cairn.testing.ChildJvm;
import dev.cairn.testing.EngineCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * DUR-1 and DUR-2: what LMDB really wrote and forced is written down, and replayed up to any moment at which power is lost: of what was
 * not forced, any sectors are there. The backend opens each such image.
 *
 * <p>{@code -Dcairn.powerLossImages=10000} makes more of them than the usual {@value #IMAGES}.
 */
class LossOfPowerTest {
    private static final int IMAGES = 120;
    private static final int IMAGES_OF_A_PROCESS = 500;
    private static final int SECTOR = 512;
    private static final int COMMITS = 30;
    private static final long SEED = 812;

    @TempDir
    private Path directory;

    @Test
    void everyImageHoldsEveryAcknowledgedCommitAndNoPartOfAnother() throws Exception {
        if (!Strace.worksOrSays("loss of power")) {
            return;
        }
        Path store = directory.resolve("store");
        List<Event> events = trace(store);
        int images = Integer.getInteger("cairn.powerLossImages", IMAGES);
        for (int done = 0; done < images; done += IMAGES_OF_A_PROCESS) {
            check(store, events, done, Math.min(images, done + IMAGES_OF_A_PROCESS));
        }
        System.out.println("loss of power: " + images + " images of " + events.size() + " events, seed " + SEED);
    }

    private List<Event> trace(Path store) throws Exception {
        Path notes = Files.createFile(directory.resolve("notes"));
        Path trace = directory.resolve("trace");
        List<String> options = new ArrayList<>(WriteTrace.OPTIONS);
        options.addAll(List.of("-o", trace.toString()));
        Path data = store.resolve(DataFile.NAME);
        try (ChildJvm child = Strace.start(options, List.of(data, notes), Committer.class, store, notes)) {
            assertEquals(List.of(), child.lines());
            assertEquals(0, child.exitCode());
        }
        List<Event> events = WriteTrace.read(trace, data, notes);
        assertEquals(COMMITS + 1, events.stream().filter(Note.class::isInstance).count(), "notes in the trace");
        Image whole = new Image();
        events.forEach(event -> whole.apply(event));
        assertTrue(
                Arrays.equals(Files.readAllBytes(data), whole.afterShutdown()),
                "the replay of all makes the file that is there");
        return events;
    }

    private void check(Path store, List<Event> events, int from, int to) throws Exception {
        List<Object> copies = new ArrayList<>();
        List<Integer> acknowledged = new ArrayList<>();
        int firstMoment = events.indexOf(new Note(0)) + 1;
        for (int number = from; number < to; number++) {
            SplittableRandom random = new SplittableRandom(SEED * 1_000_000 + number);
            int moment = firstMoment + random.nextInt(events.size() - firstMoment + 1);
            Image image = new Image();
            events.subList(0, moment).forEach(event -> image.apply(event));
            copies.add(copyWith(store, number, image.afterLossOfPower(random)));
            acknowledged.add(image.noted);
        }
        try (ChildJvm child = ChildJvm.start(Opener.class, copies.toArray())) {
            List<String> answers = child.lines();
            assertEquals(copies.size(), answers.size(), answers::toString);
            for (int i = 0; i < copies.size(); i++) {
                int held = answers.get(i).startsWith("holds ")
                        ? Integer.parseInt(answers.get(i).substring(6))
                        : -1;
                int least = acknowledged.get(i);
                assertTrue(
                        held == least || held == least + 1,
                        "image " + (from + i) + ", seed " + SEED + ": " + least + " commits were acknowledged, and it "
                                + answers.get(i));
            }
        }
    }

    private Path copyWith(Path store, int number, byte[] data) throws IOException {
        Path copy = Files.createDirectory(directory.resolve("image-" + number));
        Files.copy(store.resolve(StoreMarker.FILE_NAME), copy.resolve(StoreMarker.FILE_NAME));
        Files.write(copy.resolve(DataFile.NAME), data);
        return copy;
    }

    /** The file on the device, and what was written to it since it was last forced. */
    private static final class Image {
        private byte[] forced = {};
        private final List<Write> waiting = new ArrayList<>();
        private int noted = -1;

        void apply(Event event) {
            if (event instanceof Note note) {
                noted = note.number();
            } else if (event instanceof Force) {
                waiting.forEach(write -> put(write.at(), write.bytes(), write.bytes().length));
                waiting.clear();
            } else if (event instanceof Write write && write.forced()) {
                put(write.at(), write.bytes(), write.bytes().length);
            } else if (event instanceof Write write) {
                waiting.add(write);
            }
        }

        private void put(long at, byte[] bytes, int length) {
            int end = Math.toIntExact(at + length);
            if (end > forced.length) {
                forced = Arrays.copyOf(forced, end);
            }
            System.arraycopy(bytes, 0, forced, Math.toIntExact(at), length);
        }

        byte[] afterShutdown() {
            apply(new Force());
            return forced;
        }

        /** Of each sector that waits, the device has it or has not. */
        byte[] afterLossOfPower(SplittableRandom random) {
            boolean none = random.nextInt(4) == 0;
            for (Write write : waiting) {
                for (int from = 0; from < write.bytes().length; from += SECTOR) {
                    int to = Math.min(from + SECTOR, write.bytes().length);
                    if (!none && random.nextBoolean()) {
                        put(write.at() + from, Arrays.copyOfRange(write.bytes(), from, to), to - from);
                    }
                }
            }
            return forced;
        }
    }

    /** Commits, and notes what was acknowledged in another file. */
    static final class Committer {
        private Committer() {}

        public static void main(String[] args) throws IOException {
            try (StorageEngine engine = Engines.open(Path.of(args[0]));
                    FileChannel notes = FileChannel.open(Path.of(args[1]), StandardOpenOption.WRITE)) {
                notes.write(ByteBuffer.wrap(new byte[] {0}), 0);
                for (byte number = 1; number <= COMMITS; number++) {
                    engine.commit(Commits.of(number), EngineCalls.version(engine));
                    notes.write(ByteBuffer.wrap(new byte[] {number}), 0);
                }
            }
        }
    }

    /** Opens stores and tells how many commits each holds; then commits once more. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] args) {
            for (String copy : args) {
                System.out.println(outcome(Path.of(copy)));
            }
        }

        private static String outcome(Path copy) {
            try (StorageEngine engine = Engines.open(copy)) {
                int held = Commits.heldBy(engine);
                engine.commit(Commits.of(held + 1), EngineCalls.version(engine));
                int then = Commits.heldBy(engine);
                return then == held + 1 ? "holds " + held : "took a commit after " + held + " and holds " + then;
            } catch (RuntimeException | AssertionError failure) {
                return "failed: " + failure;
            }
        }
    }
}
