package dev.cairn.backend.lmdb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What strace wrote down of the calls that changed a file, with their bytes, in order. */
final class WriteTrace {
    /** What strace has to look at, and how it has to write. */
    static final List<String> OPTIONS =
            List.of("-xx", "-s", "10000000", "-e", "trace=openat,lseek,pwrite64,writev,fdatasync,fsync,ftruncate");

    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\) += (-?\\d+).*");
    private static final Pattern TEXT = Pattern.compile("\"((?:\\\\x[0-9a-f]{2})*)\"");

    private final List<Event> events = new ArrayList<>();
    private final Map<String, String> unfinished = new HashMap<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private final Set<Integer> data = new HashSet<>();
    private final Set<Integer> forced = new HashSet<>();
    private final Set<Integer> notes = new HashSet<>();
    private final String dataFile;
    private final String noteFile;

    private WriteTrace(Path dataFile, Path noteFile) {
        this.dataFile = dataFile.toString();
        this.noteFile = noteFile.toString();
    }

    /** Something that happened to the file, or that the process noted about itself. */
    sealed interface Event permits Write, Force, Note {}

    /**
     * Bytes were written; where {@code forced}, these bytes were also forced to the device before the call returned.
     */
    // Equality of events is that of what they mean; no two writes are compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Write(long at, byte[] bytes, boolean forced) implements Event {}

    /** All that was written was forced to the device. */
    record Force() implements Event {}

    /** The process noted a number in the other file. */
    record Note(int number) implements Event {}

    /** Reads the trace of a process that wrote to {@code dataFile}, and single bytes as notes to {@code noteFile}. */
    static List<Event> read(Path trace, Path dataFile, Path noteFile) throws IOException {
        WriteTrace read = new WriteTrace(dataFile, noteFile);
        for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                read.line(parts.group(1), parts.group(2));
            }
        }
        return read.events;
    }

    /** Calls of two threads that overlap are written in two parts each. */
    private void line(String thread, String text) {
        int cut = text.indexOf(" <unfinished ...>");
        if (cut >= 0) {
            unfinished.put(thread, text.substring(0, cut));
        } else if (text.startsWith("<... ")) {
            call(unfinished.getOrDefault(thread, "") + text.substring(text.indexOf("resumed>") + "resumed>".length()));
        } else {
            call(text);
        }
    }

    private void call(String text) {
        Matcher call = CALL.matcher(text);
        if (call.matches() && Long.parseLong(call.group(3)) >= 0) {
            call(call.group(1), call.group(2), Long.parseLong(call.group(3)));
        }
    }

    private void call(String name, String arguments, long result) {
        if (name.equals("openat")) {
            opened(arguments, (int) result);
            return;
        }
        int file = Integer.parseInt((arguments + ",").substring(0, (arguments + ",").indexOf(',')));
        switch (name) {
            case "pwrite64" ->
                wrote(file, Long.parseLong(arguments.substring(arguments.lastIndexOf(' ') + 1)), bytes(arguments));
            case "lseek" -> positions.put(file, result);
            case "writev" -> {
                long at = positions.getOrDefault(file, 0L);
                wrote(file, at, bytes(arguments));
                positions.put(file, at + result);
            }
            case "fdatasync", "fsync" -> {
                if (data.contains(file)) {
                    events.add(new Force());
                }
            }
            default -> throw new AssertionError("a call that no image is made of: " + name + "(" + arguments + ")");
        }
    }

    private void opened(String arguments, int file) {
        String path = new String(bytes(arguments), StandardCharsets.UTF_8);
        data.remove(file);
        forced.remove(file);
        notes.remove(file);
        positions.remove(file);
        if (path.equals(dataFile)) {
            data.add(file);
            if (arguments.contains("O_DSYNC") || arguments.contains("O_SYNC")) {
                forced.add(file);
            }
        } else if (path.equals(noteFile)) {
            notes.add(file);
        }
    }

    private void wrote(int file, long at, byte[] bytes) {
        if (data.contains(file)) {
            events.add(new Write(at, bytes, forced.contains(file)));
        } else if (notes.contains(file)) {
            events.add(new Note(bytes[0]));
        }
    }

    private static byte[] bytes(String arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher text = TEXT.matcher(arguments);
        while (text.find()) {
            bytes.writeBytes(HexFormat.of().parseHex(text.group(1).replace("\\x", "")));
        }
        return bytes.toByteArray();
    }
}
