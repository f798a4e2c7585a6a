package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ATO-2 on a disk that is really full: a small file system in memory, mounted where only the child process sees it. Every command that
 * writes says that there is no room, loses nothing, and does its work once there is room.
 */
class FullDiskTest {
    /** Set where mounting is promised to work: the test then fails where it does not. */
    private static final String PROMISED = "CAIRN_MOUNT_PROMISED";

    private static final int DISK_KIB = 12 * 1024;
    private static final long MINUTES_TO_LIVE = 3;

    @TempDir
    Path folder;

    @Test
    void everyCommandThatFindsNoRoomSaysSoAndLosesNothing() throws Exception {
        List<String> wrapper = mountingWrapper();
        if (wrapper.isEmpty()) {
            String told =
                    "NOT TESTED: full disks, because neither 'unshare -m' nor 'unshare -Urm' can mount a file system here.";
            assertTrue(System.getenv(PROMISED) == null, told);
            System.err.println(told);
            return;
        }
        GitFixture.in(folder.resolve("repository")).withReleases().close();
        Files.createDirectory(folder.resolve("disk"));
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Commands.class.getName(),
                folder.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(MINUTES_TO_LIVE, TimeUnit.MINUTES), "it does not end");
        assertEquals(0, process.exitValue(), said);
        assertTrue(said.contains("all done"), said);
        assertTrue(said.lines().filter(line -> line.startsWith("refused")).count() >= 16, said);
        assertTrue(said.contains("the commit failed"), "some find no room in the middle: " + said);
    }

    /** Returns a command under which the folder {@code disk} is a small file system; empty if none works. */
    private List<String> mountingWrapper() throws IOException, InterruptedException {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        for (List<String> unshare : List.of(List.of("unshare", "-m"), List.of("unshare", "-Urm"))) {
            List<String> wrapper = new ArrayList<>(unshare);
            wrapper.addAll(List.of(
                    "sh", "-c", "mount -t tmpfs -o size=" + DISK_KIB + "k none '" + disk + "' && exec \"$@\"", "sh"));
            if (runs(wrapper)) {
                Files.delete(disk);
                return wrapper;
            }
        }
        return List.of();
    }

    private static boolean runs(List<String> wrapper) throws InterruptedException {
        List<String> command = new ArrayList<>(wrapper);
        command.add("true");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Runs commands on the small disk, with less and less room on it. */
    static final class Commands {
        private static final int[] FREE_KIB = {0, 12, 40, 100, 400};

        private final Path folder;
        private final Path disk;
        private final Path ballast;

        private Commands(Path folder) {
            this.folder = folder;
            this.disk = folder.resolve("disk");
            this.ballast = disk.resolve("ballast");
        }

        public static void main(String[] args) throws IOException {
            Commands commands = new Commands(Path.of(args[0]));
            for (String backend : List.of("lmdb", "chronicle")) {
                commands.prepare(backend);
                for (int free : FREE_KIB) {
                    commands.importGit(backend, free);
                    commands.migrate(backend, free);
                    commands.importText(backend, free);
                }
                commands.export(backend);
            }
            System.out.println("all done");
        }

        private void prepare(String backend) {
            require(run("import", "git", folder.resolve("repository").toString(), "--store", sound(backend)), 0);
            require(
                    run(
                            "store",
                            "export",
                            "--store",
                            sound(backend),
                            "--output",
                            text(backend).toString()),
                    0);
        }

        private String sound(String backend) {
            return backend + ":" + folder.resolve("sound-" + backend);
        }

        private Path text(String backend) {
            return folder.resolve(backend + ".cairn-export");
        }

        private String small(String backend) {
            return backend + ":" + disk.resolve(backend);
        }

        private void importGit(String backend, int free) throws IOException {
            String[] line = {"import", "git", folder.resolve("repository").toString(), "--store", small(backend)};
            refusedThenDone(free, line, line);
            requireEqual(backend, free);
        }

        private void migrate(String backend, int free) throws IOException {
            String[] line = {"store", "migrate", "--from", sound(backend), "--to", small(backend)};
            String[] rest = {"store", "migrate", "--from", sound(backend), "--to", small(backend), "--resume"};
            refusedThenDone(free, line, rest);
            requireEqual(backend, free);
        }

        /** What an import left is removed before the next. */
        private void importText(String backend, int free) throws IOException {
            String[] line = {"store", "import", text(backend).toString(), "--store", small(backend)};
            fill(free);
            boolean refused = isRefused(free, line);
            Files.delete(ballast);
            if (refused) {
                remove(disk.resolve(backend));
                require(run(line), 0);
            }
            requireEqual(backend, free);
        }

        private void export(String backend) throws IOException {
            Path output = disk.resolve("export");
            String[] line = {"store", "export", "--store", sound(backend), "--output", output.toString()};
            fill(0);
            if (!isRefused(0, line)) {
                throw new AssertionError("an export of " + Files.size(output) + " bytes found room");
            }
            try (Stream<Path> left = Files.list(disk)) {
                if (left.anyMatch(file -> !file.equals(ballast))) {
                    throw new AssertionError("an export that found no room left a file");
                }
            }
            Files.delete(ballast);
            require(run(line), 0);
            if (Files.mismatch(output, text(backend)) >= 0) {
                throw new AssertionError("the export differs");
            }
            Files.delete(output);
        }

        private void refusedThenDone(int free, String[] line, String[] rest) throws IOException {
            fill(free);
            boolean refused = isRefused(free, line);
            Files.delete(ballast);
            if (refused) {
                require(run(rest), 0);
            }
        }

        private boolean isRefused(int free, String... line) {
            Result result = run(line);
            boolean roomSaid = result.err().contains("disk is full")
                    || result.err().contains("No space left")
                    || result.err().contains("no room");
            if (result.code() != 0 && (result.code() != ExitCode.REFUSED || !roomSaid)) {
                throw new AssertionError(free + " KiB free, " + String.join(" ", line) + ": " + result);
            }
            System.out.println((result.code() == 0 ? "done " : "refused ") + free + " " + String.join(" ", line) + " "
                    + result.err().strip());
            return result.code() != 0;
        }

        private void requireEqual(String backend, int free) throws IOException {
            Result small = run("tag", "list", "--attribution", "--format", "json", "--store", small(backend));
            Result sound = run("tag", "list", "--attribution", "--format", "json", "--store", sound(backend));
            if (!small.out().equals(sound.out()) || small.out().isEmpty()) {
                throw new AssertionError(free + " KiB free: " + small + " is not " + sound);
            }
            require(run("store", "verify", "--store", small(backend)), 0);
            remove(disk.resolve(backend));
        }

        private void fill(int free) throws IOException {
            long bytes = Files.getFileStore(disk).getUsableSpace() - free * 1024L;
            Files.write(ballast, new byte[Math.toIntExact(bytes)]);
        }

        private static void remove(Path store) throws IOException {
            if (Files.exists(store)) {
                try (Stream<Path> files = Files.walk(store)) {
                    files.sorted(Comparator.reverseOrder()).forEach(Commands::delete);
                }
            }
        }

        private static void delete(Path file) {
            try {
                Files.delete(file);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private record Result(int code, String out, String err) {}

        private Result run(String... line) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int code = Cli.in(folder).run(out, err, line);
            return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }

        private static void require(Result result, int code) {
            if (result.code() != code) {
                throw new AssertionError("expected " + code + ": " + result);
            }
        }
    }
}
