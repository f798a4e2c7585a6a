package dev.cairn.conformance;

import dev.cairn.conformance.Operation.Kill;
import dev.cairn.conformance.Operation.KillInCommit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A program that failed, as one Java class on the public API alone: run, it fails as the program did. Behind a kill goes
 * another part, which is run by giving its number.
 */
final class JavaProgram {
    private static final String INDENT = "\n        ";

    private final StoreSpec spec;
    private final List<Walk.Step> steps;

    JavaProgram(StoreSpec spec, Walk walk) {
        this.spec = spec;
        this.steps = walk.steps().stream()
                .filter(step -> !step.expected().contains(Machine.NOTHING))
                .toList();
    }

    String text() {
        List<String> parts = parts();
        StringBuilder text = new StringBuilder(main(parts.size()));
        for (int part = 0; part < parts.size(); part++) {
            text.append("\n    static void part").append(part + 1).append("() throws Exception {");
            text.append(parts.get(part)).append("\n    }\n");
        }
        Helper.needed(text.toString()).forEach(helper -> text.append('\n').append(helper.text(opening())));
        return HEAD + text.toString().indent(0) + "}";
    }

    private static String main(int parts) {
        String calls = parts == 1
                ? INDENT + "part1();"
                : INDENT + "switch (args.length == 0 ? 1 : Integer.parseInt(args[0])) {" + cases(parts) + INDENT + "}";
        return "\n    public static void main(String[] args) throws Exception {" + calls + "\n    }\n";
    }

    private static String cases(int parts) {
        StringBuilder cases = new StringBuilder();
        for (int part = 1; part < parts; part++) {
            cases.append(INDENT)
                    .append("    case ")
                    .append(part)
                    .append(" -> part")
                    .append(part)
                    .append("();");
        }
        return cases.append(INDENT)
                .append("    default -> part")
                .append(parts)
                .append("();")
                .toString();
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder(opened());
        for (Walk.Step step : steps) {
            boolean killed = step.operation() instanceof Kill || step.operation() instanceof KillInCommit;
            part.append(INDENT).append(killed ? step.operation().asJava() + ";" : statement(step));
            if (killed) {
                parts.add(part.toString());
                part = new StringBuilder(opened()).append(INDENT).append(expect("content()", step));
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String opened() {
        return INDENT + "reopen();";
    }

    private static String statement(Walk.Step step) {
        String java = step.operation().asJava();
        return step.expected().equals(List.of("")) ? java + ";" : expect(java, step);
    }

    private static String expect(String java, Walk.Step step) {
        String expected =
                step.expected().stream().distinct().map(JavaProgram::literal).collect(Collectors.joining(", "));
        return "expect(" + java + ", " + expected + ");" + (step.agrees() ? "" : " // " + step.seen());
    }

    private String opening() {
        return literal(spec.backend()) + ", " + place(spec.path()) + ", Map.of("
                + new TreeMap<>(spec.options())
                        .entrySet().stream().map(JavaProgram::pair).collect(Collectors.joining(", "))
                + ")";
    }

    private static String place(@Nullable Path path) {
        return path == null ? "null" : "Path.of(\"new-store\")";
    }

    private static String pair(Map.Entry<String, String> option) {
        return literal(option.getKey()) + ", " + literal(option.getValue());
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static final String HEAD = """
            import dev.cairn.api.*;
            import java.nio.file.Path;
            import java.util.*;
            import java.util.stream.*;

            public final class Shrunk {
                static TagStore store;
                static WriteTransaction writer;
                static ReadTransaction reader1, reader2, reader3;
                static Iterator<Entry> scan1, scan2;
                static List<Long> versions = new ArrayList<>();
            """;

    /** What the programs call beside the public API; a program shows those that it needs. */
    private enum Helper {
        REOPEN("reopen", """
                static String reopen() {
                    if (store != null) {
                        store.close();
                    }
                    store = TagStores.open(%s);
                    versions.clear();
                    return version(store.info().version());
                }
            """),
        VERSION("version", """
                static String version(long number) {
                    if (versions.isEmpty() || number > versions.get(versions.size() - 1)) {
                        versions.add(number);
                    }
                    return "version " + versions.indexOf(number);
                }
            """),
        EXPECT("expect", """
                static void expect(String seen, String... expected) {
                    if (!List.of(expected).contains(seen)) {
                        throw new AssertionError("expected " + String.join(" or ", expected) + ", but saw " + seen);
                    }
                }
            """),
        CONTENT("content", """
                static String content() {
                    return store.read(tx -> Stream.of(Table.values())
                            .filter(table -> tx.count(table, KeyRange.all()) > 0)
                            .map(table -> table + " " + list(tx.scan(table, KeyRange.all())))
                            .collect(Collectors.joining(", ", "{", "}")));
                }
            """),
        NEXT("next", """
                static String next(Iterator<Entry> scan, int entries) {
                    List<Entry> read = new ArrayList<>();
                    while (read.size() < entries && scan.hasNext()) {
                        read.add(scan.next());
                    }
                    return list(read.stream());
                }
            """),
        LIST("list", """
                static String list(Stream<Entry> entries) {
                    return entries.map(entry -> HexFormat.of().formatHex(entry.key()) + "=" + text(entry.payload()))
                            .collect(Collectors.joining(", ", "[", "]"));
                }
            """),
        SHOW("show", """
                static String show(Optional<byte[]> payload) {
                    return payload.map(Shrunk::text).orElse("absent");
                }
            """),
        TEXT("text", """
                static String text(byte[] payload) {
                    return payload.length == 0
                            ? "empty"
                            : payload.length <= 8
                                    ? HexFormat.of().formatHex(payload)
                                    : payload.length + " bytes of hash " + Arrays.hashCode(payload);
                }
            """),
        HALT_AFTER("haltAfter", """
                static void haltAfter(int micros) {
                    new Thread(() -> {
                        java.util.concurrent.locks.LockSupport.parkNanos(micros * 1_000L);
                        Runtime.getRuntime().halt(137);
                    }).start();
                }
            """),
        HEX("hex", """
                static byte[] hex(String text) {
                    return HexFormat.of().parseHex(text);
                }
            """),
        FILLED("filled", """
                static byte[] filled(int length, int fill) {
                    byte[] bytes = new byte[length];
                    Arrays.fill(bytes, (byte) fill);
                    return bytes;
                }
            """);

        private final String name;
        private final String source;

        Helper(String name, String source) {
            this.name = name;
            this.source = source;
        }

        String text(String opening) {
            return this == REOPEN ? source.formatted(opening) : source;
        }

        /** Returns the helpers that a text calls, and those that they call themselves; callers stand first above. */
        static List<Helper> needed(String text) {
            List<Helper> needed = new ArrayList<>();
            StringBuilder calls = new StringBuilder(text);
            for (Helper helper : values()) {
                if (calls.indexOf(helper.name + "(") >= 0 || calls.indexOf("Shrunk::" + helper.name) >= 0) {
                    needed.add(helper);
                    calls.append(helper.source);
                }
            }
            return needed;
        }
    }
}
