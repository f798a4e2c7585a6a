package dev.cairn.conformance;

import dev.cairn.api.StoreTraits;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Random programs, the same ones from the same seed. Each has few keys, many of them prefixes or neighbours of each other,
 * and mostly one table, so that its steps meet; how few differs from program to program, as one mixture does not show
 * every fault (Groce and others, "Swarm testing").
 */
final class ProgramGenerator {
    private static final byte[] ALPHABET = {0x00, 0x01, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};
    private static final List<Slot> READERS = List.of(Slot.READER1, Slot.READER2, Slot.READER3);
    private static final int LARGEST_FILL = 40;

    private final SplittableRandom random;
    private final long batchEntries;
    private final int longestPayload;
    private final Session model;
    private final List<String> keys;
    private final List<Table> tables;
    private int writes;

    ProgramGenerator(long seed, StoreTraits traits) {
        this.random = new SplittableRandom(seed);
        this.batchEntries = traits.largestBatchEntries();
        this.longestPayload = (int) Math.min(70_000, traits.largestBatchBytes() / 64);
        this.model = new Session(new ModelStore(traits)::opened);
        this.keys = Stream.generate(this::newKey).limit(2 + random.nextInt(6)).toList();
        this.tables = random.nextInt(4) == 0 ? List.of(Table.values()) : List.of(one(Table.values()));
    }

    /** Returns a program of so many steps, all of which can be made, that ends with a look at everything. */
    List<Operation> program(int steps, int kills) {
        List<Operation> program = new ArrayList<>();
        Set<Integer> killAt =
                random.ints(1, steps).distinct().limit(kills).boxed().collect(Collectors.toSet());
        while (program.size() < steps) {
            Operation step = killAt.contains(program.size()) ? kill() : next();
            if (fits(step) && !model.run(step).equals(Machine.NOTHING)) {
                program.add(step);
            }
        }
        program.add(new Reopen());
        program.add(new Begin(Slot.READER1));
        for (Table table : Table.values()) {
            program.add(new Scan(Slot.READER1, table, Bounds.ALL));
        }
        return program;
    }

    /** Keeps a transaction within the largest batch, and counts what it has written. */
    private boolean fits(Operation step) {
        int more = step instanceof Fill fill ? fill.entries() : step instanceof Put || step instanceof Delete ? 1 : 0;
        writes = step instanceof Begin begin && begin.tx() == Slot.WRITER && !model.isOpen(Slot.WRITER) ? 0 : writes;
        boolean fits = writes + more <= batchEntries;
        writes += fits ? more : 0;
        return fits;
    }

    private Operation kill() {
        return model.isOpen(Slot.WRITER) ? new KillInCommit(random.nextInt(3_000)) : new Kill();
    }

    private Operation next() {
        int chance = random.nextInt(100);
        return chance < 20 ? control() : chance < 55 ? write() : read();
    }

    private Operation control() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Begin(reader());
            case 2 -> new Close(reader());
            case 3, 4 -> new Begin(Slot.WRITER);
            case 5, 6, 7, 8 -> new Commit();
            case 9 -> new Close(Slot.WRITER);
            case 10 -> new Info();
            default -> random.nextInt(10) == 0 ? new Reopen() : new Version(one(Slot.values()));
        };
    }

    private Operation write() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Delete(table(), key());
            case 3 -> new Fill(table(), key(), 1 + random.nextInt(LARGEST_FILL), random.nextInt(20), fill());
            default -> new Put(table(), key(), length(), fill());
        };
    }

    private Operation read() {
        Slot tx = one(Slot.values());
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Get(tx, table(), key());
            case 2 -> new Contains(tx, table(), key());
            case 3 -> new Count(tx, table(), range());
            case 4, 5 -> new Scan(tx, table(), range());
            case 6 -> new BeginScan(scan(), tx, table(), range());
            default -> new Advance(scan(), 1 + random.nextInt(20));
        };
    }

    private Slot reader() {
        return READERS.get(random.nextInt(READERS.size()));
    }

    private int scan() {
        return 1 + random.nextInt(2);
    }

    private Table table() {
        return random.nextInt(10) == 0 ? one(Table.values()) : tables.get(random.nextInt(tables.size()));
    }

    private String key() {
        return keys.get(random.nextInt(keys.size()));
    }

    private Bounds range() {
        Bounds.Form form = one(Bounds.Form.values());
        return form == Bounds.Form.ALL ? Bounds.ALL : new Bounds(form, bound(), bound());
    }

    private String bound() {
        return random.nextInt(3) == 0 ? newKey() : key();
    }

    private String newKey() {
        byte[] key = new byte[random.nextInt(20) == 0 ? 200 : 1 + random.nextInt(3)];
        for (int at = 0; at < key.length; at++) {
            key[at] = ALPHABET[random.nextInt(ALPHABET.length)];
        }
        return HexFormat.of().formatHex(key);
    }

    private int length() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> 0;
            case 3 -> random.nextInt(5_000);
            case 4 -> random.nextInt(6) == 0 ? random.nextInt(longestPayload) : 0;
            default -> 1 + random.nextInt(30);
        };
    }

    private int fill() {
        return random.nextInt(256);
    }

    private <T> T one(T[] among) {
        return Arrays.asList(among).get(random.nextInt(among.length));
    }
}
