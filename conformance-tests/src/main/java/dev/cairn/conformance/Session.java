package dev.cairn.conformance;

import dev.cairn.api.Entry;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteTransaction;
import dev.cairn.conformance.Operation.Slot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** A store that a program runs on, with the transactions and scans that the program has open. */
final class Session implements Machine {
    private final Supplier<TagStore> opener;
    private final Map<Slot, ReadOperations> transactions = new EnumMap<>(Slot.class);
    private final Map<Integer, OpenScan> scans = new HashMap<>();
    /** The versions seen since the store was opened. Which numbers they are is a backend's own affair. */
    private final List<Long> versions = new ArrayList<>();

    private TagStore store;

    /** Begins with a store that {@code opener} opens, and opens again. */
    Session(Supplier<TagStore> opener) {
        this.opener = opener;
        this.store = opener.get();
        named(store.info().version());
    }

    @Override
    public String run(Operation operation) {
        try {
            return operation.run(this);
        } catch (RuntimeException | AssertionError thrown) {
            return ("throws " + thrown).lines().findFirst().orElseThrow();
        }
    }

    boolean isOpen(Slot slot) {
        return transactions.containsKey(slot);
    }

    String begin(Slot slot) {
        if (isOpen(slot)) {
            return NOTHING;
        }
        ReadOperations begun = slot == Slot.WRITER ? store.beginWrite() : store.beginRead();
        transactions.put(slot, begun);
        return named(begun.version());
    }

    String reading(Slot slot, Function<ReadOperations, String> use) {
        ReadOperations open = transactions.get(slot);
        return open == null ? NOTHING : use.apply(open);
    }

    String writing(Function<WriteTransaction, String> use) {
        return reading(Slot.WRITER, open -> use.apply((WriteTransaction) open));
    }

    String commit() {
        return writing(writer -> {
            forget(Slot.WRITER);
            return named(writer.commit());
        });
    }

    String close(Slot slot) {
        return reading(slot, open -> {
            forget(slot);
            if (open instanceof WriteTransaction writer) {
                writer.close();
            } else if (open instanceof ReadTransaction reader) {
                reader.close();
            }
            return "";
        });
    }

    private void forget(Slot slot) {
        transactions.remove(slot);
        scans.values().removeIf(scan -> scan.of() == slot);
    }

    String beginScan(int number, Slot slot, Function<ReadOperations, Iterator<Entry>> scan) {
        return reading(slot, open -> {
            scans.put(number, new OpenScan(slot, scan.apply(open)));
            return "";
        });
    }

    String advance(int number, int entries) {
        OpenScan scan = scans.get(number);
        if (scan == null) {
            return NOTHING;
        }
        List<Entry> read = new ArrayList<>();
        while (read.size() < entries && scan.rest().hasNext()) {
            read.add(scan.rest().next());
        }
        return Sight.of(read.stream());
    }

    String version(Slot slot) {
        return reading(slot, open -> named(open.version()));
    }

    String info() {
        return named(store.info().version()) + ", " + store.info().openReaders() + " open";
    }

    String reopen() {
        store.close();
        return openAnew();
    }

    /** Forgets the store without closing it, as a process does that dies, and looks at everything in the next one. */
    String lose() {
        openAnew();
        return everything();
    }

    /** Returns what is committed, in all tables. */
    String everything() {
        return store.read(Sight::ofAll);
    }

    private String openAnew() {
        transactions.clear();
        scans.clear();
        versions.clear();
        store = opener.get();
        return named(store.info().version());
    }

    /** Returns the name of a version: its place in the order in which they came, or -1 for one that goes back. */
    private String named(long version) {
        if (versions.isEmpty() || version > versions.get(versions.size() - 1)) {
            versions.add(version);
        }
        return "version " + versions.indexOf(version);
    }

    @Override
    public void close() {
        store.close();
    }

    private record OpenScan(Slot of, Iterator<Entry> rest) {}
}
