package dev.cairn.conformance;

import dev.cairn.api.Table;
import dev.cairn.conformance.Operation.Advance;
import dev.cairn.conformance.Operation.Begin;
import dev.cairn.conformance.Operation.BeginScan;
import dev.cairn.conformance.Operation.Close;
import dev.cairn.conformance.Operation.Commit;
import dev.cairn.conformance.Operation.Contains;
import dev.cairn.conformance.Operation.Count;
import dev.cairn.conformance.Operation.Delete;
import dev.cairn.conformance.Operation.Fill;
import dev.cairn.conformance.Operation.Get;
import dev.cairn.conformance.Operation.Info;
import dev.cairn.conformance.Operation.Kill;
import dev.cairn.conformance.Operation.KillInCommit;
import dev.cairn.conformance.Operation.Put;
import dev.cairn.conformance.Operation.Reopen;
import dev.cairn.conformance.Operation.Scan;
import dev.cairn.conformance.Operation.Slot;
import dev.cairn.conformance.Operation.Version;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program as text, one step a line, as records show themselves: {@code Put[table=TAGS, key=00ff, length=3, fill=7]}.
 * This is how a program reaches a child process, and where the {@link Shrinker} finds what could be simpler.
 */
final class ProgramText {
    /** A component with its value; one that is a record itself has components of its own. */
    private static final Pattern COMPONENT = Pattern.compile("\\w+=(\\w*)(?=[,\\]])");

    private ProgramText() {}

    static String of(List<Operation> program) {
        return program.stream().map(Operation::toString).collect(Collectors.joining("\n"));
    }

    static List<Operation> parse(String text) {
        return text.lines().map(ProgramText::parseLine).toList();
    }

    static Operation parseLine(String line) {
        List<String> values =
                COMPONENT.matcher(line).results().map(value -> value.group(1)).toList();
        return parse(line.substring(0, line.indexOf('[')), new Words(values));
    }

    private static Operation parse(String name, Words its) {
        return switch (name) {
            case "Begin" -> new Begin(its.slot(0));
            case "Close" -> new Close(its.slot(0));
            case "Commit" -> new Commit();
            case "Put" -> new Put(its.table(0), its.text(1), its.number(2), its.number(3));
            case "Fill" -> new Fill(its.table(0), its.text(1), its.number(2), its.number(3), its.number(4));
            case "Delete" -> new Delete(its.table(0), its.text(1));
            case "Get" -> new Get(its.slot(0), its.table(1), its.text(2));
            case "Contains" -> new Contains(its.slot(0), its.table(1), its.text(2));
            case "Count" -> new Count(its.slot(0), its.table(1), its.bounds(2));
            case "Scan" -> new Scan(its.slot(0), its.table(1), its.bounds(2));
            case "BeginScan" -> new BeginScan(its.number(0), its.slot(1), its.table(2), its.bounds(3));
            case "Advance" -> new Advance(its.number(0), its.number(1));
            case "Version" -> new Version(its.slot(0));
            case "Info" -> new Info();
            case "Reopen" -> new Reopen();
            case "Kill" -> new Kill();
            case "KillInCommit" -> new KillInCommit(its.number(0));
            default -> throw new IllegalArgumentException("no such step: " + name);
        };
    }

    /** The values of a step's components. */
    private record Words(List<String> values) {
        String text(int at) {
            return values.get(at);
        }

        int number(int at) {
            return Integer.parseInt(text(at));
        }

        Slot slot(int at) {
            return Slot.valueOf(text(at));
        }

        Table table(int at) {
            return Table.valueOf(text(at));
        }

        Bounds bounds(int at) {
            return new Bounds(Bounds.Form.valueOf(text(at)), text(at + 1), text(at + 2));
        }
    }
}
