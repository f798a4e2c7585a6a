package dev.cairn.conformance;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.ReadOperations;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStoreException;
import dev.cairn.api.WriteTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that use, commit and close each other's transactions and streams, in any order, while one of them closes the
 * store. Whatever is refused must be refused by an exception that is meant for it.
 */
final class MisuseProgram {
    private static final int THREADS = 4;
    private static final int STEPS = 400;
    private static final int SLOTS = 6;

    private final TagStore store;
    private final AtomicReferenceArray<ReadTransaction> readers = new AtomicReferenceArray<>(SLOTS);
    private final AtomicReferenceArray<WriteTransaction> writers = new AtomicReferenceArray<>(SLOTS);
    private final AtomicReferenceArray<Spliterator<Entry>> scans = new AtomicReferenceArray<>(SLOTS);

    private MisuseProgram(TagStore store) {
        this.store = store;
    }

    static void run(StoreSpec spec, List<String> arguments) {
        Random random = new Random(Long.parseLong(arguments.get(0)));
        for (int round = Integer.parseInt(arguments.get(1)); round > 0; round--) {
            new MisuseProgram(spec.with("writeTimeout", "5ms").open()).round(random);
            check(spec);
        }
        ChildMain.say("sound");
    }

    private void round(Random random) {
        List<Actor<?>> actors = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random own = new Random(random.nextLong());
            int closeAt = thread == 0 ? own.nextInt(STEPS) : STEPS;
            actors.add(Actor.start("misuse " + thread, () -> steps(own, closeAt)));
        }
        actors.forEach(Actor::result);
        store.close();
    }

    private int steps(Random random, int closeAt) throws Exception {
        int refused = 0;
        for (int step = 0; step < STEPS; step++) {
            try {
                if (step == closeAt) {
                    store.close();
                } else {
                    step(random);
                }
            } catch (IllegalStateException | TagStoreException refusal) {
                refused++;
            }
        }
        return refused;
    }

    private void step(Random random) throws Exception {
        int slot = random.nextInt(SLOTS);
        byte[] key = Bytes.of(random.nextInt(100));
        switch (random.nextInt(10)) {
            case 0 -> readers.set(slot, store.beginRead());
            case 1 -> writers.set(slot, store.beginWrite());
            case 2 -> close(readers.get(slot));
            case 3 -> close(writers.get(slot));
            case 4 -> with(writers.get(slot), WriteTransaction::commit);
            case 5 -> with(writers.get(slot), transaction -> transaction.delete(Table.NAMES, key));
            case 6 -> scan(random.nextBoolean() ? readers.get(slot) : writers.get(slot), slot);
            case 7 -> advance(scans.get(slot));
            case 8 -> with(readers.get(slot), transaction -> transaction.get(Table.NAMES, key));
            default -> put(writers.get(slot), key);
        }
    }

    private void scan(@Nullable ReadOperations transaction, int slot) {
        if (transaction != null) {
            scans.set(slot, transaction.scan(Table.NAMES, KeyRange.all()).spliterator());
        }
    }

    /** Advances a scan that another thread may be in. Not by the stream's iterator: the JDK's own adapter gives nulls then. */
    private static void advance(@Nullable Spliterator<Entry> scan) {
        if (scan != null) {
            scan.tryAdvance(MisuseProgram::sound);
        }
    }

    private static void put(@Nullable WriteTransaction transaction, byte[] key) {
        with(transaction, writer -> writer.put(Table.NAMES, key, key));
    }

    private static void close(@Nullable AutoCloseable transaction) throws Exception {
        if (transaction != null) {
            transaction.close();
        }
    }

    private static <T extends ReadOperations> void with(@Nullable T transaction, Consumer<T> use) {
        if (transaction != null) {
            use.accept(transaction);
        }
    }

    private static void check(StoreSpec spec) {
        try (TagStore reopened = spec.open();
                ReadTransaction reader = reopened.beginRead()) {
            reader.scan(Table.NAMES, KeyRange.all()).forEach(MisuseProgram::sound);
            byte[] key = Bytes.of("after misuse");
            Shortcuts.put(reopened, Table.NAMES, key, key);
            sound(new Entry(key, reopened.read(tx -> tx.get(Table.NAMES, key)).orElseThrow()));
        }
    }

    /** Every entry was put with its key for payload. */
    private static void sound(Entry entry) {
        if (!Arrays.equals(entry.key(), entry.payload())) {
            throw new AssertionError("entry " + entry + " was never put");
        }
    }
}
