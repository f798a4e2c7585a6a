package dev.cairn.conformance;

import dev.cairn.api.InvalidOptionException;
import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import dev.cairn.api.TagStore;
import dev.cairn.api.TagStores;
import dev.cairn.api.WriteOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stores of one test, in a directory of its own: opened here, closed and removed behind the test. */
final class Stores implements AutoCloseable {
    private final Subject subject;
    private final Random random;
    private final AtomicInteger places = new AtomicInteger();
    private final BiConsumer<String, String> report;
    private final Deque<Runnable> closes = new ConcurrentLinkedDeque<>();
    private final Deque<ChildJvm> children = new ConcurrentLinkedDeque<>();
    private @Nullable Path directory;

    Stores(Subject subject, Rule rule, BiConsumer<String, String> report) {
        this.subject = subject;
        this.report = report;
        // Each rule draws numbers of its own, so that a replay of one rule alone sees the same ones.
        this.random = new Random(subject.seed() * 1_000 + rule.id().hashCode());
    }

    Subject subject() {
        return subject;
    }

    RandomGenerator random() {
        return random;
    }

    int times(int normal) {
        return subject.times(normal);
    }

    int kills(int normal) {
        return subject.kills(normal);
    }

    /** Adds to a number that the certificate shows, {@code crashes} for example. */
    void record(String name, long count) {
        report.accept(Reported.COUNT + name, Long.toString(count));
    }

    StoreTraits traits() {
        return subject.provider().traits();
    }

    boolean isVolatile() {
        return traits().durability() == Durability.VOLATILE;
    }

    boolean isShared() {
        return traits().sharing() == ProcessSharing.MANY_PROCESSES;
    }

    /** Returns the test's directory; stores lie in directories below it. */
    synchronized Path directory() {
        Path made = directory;
        if (made == null) {
            made = createDirectory();
            directory = made;
        }
        return made;
    }

    /** Returns what the test's store is opened with; a volatile one has no place. */
    StoreSpec spec() {
        Path place = isVolatile() ? null : directory().resolve("store");
        return new StoreSpec(subject.backend().name(), place, subject.options(directory()));
    }

    /** Returns what another store than the test's is opened with, in a directory of this name. */
    StoreSpec spec(String name) {
        return isVolatile() ? spec() : spec().at(directory().resolve(name));
    }

    /** Returns {@code spec} with another place, where no store is yet. */
    StoreSpec elsewhere(StoreSpec spec) {
        return isVolatile() ? spec : spec.at(directory().resolve("store-" + places.incrementAndGet()));
    }

    /** Returns what the test's store is opened with for rules about anything but durability: relaxed, where offered. */
    StoreSpec relaxed() {
        return offersRelaxed() ? asRelaxed() : spec();
    }

    /** Returns what the test's store is opened with for relaxed durability, offered or not. */
    StoreSpec asRelaxed() {
        return spec().with("durability", "relaxed");
    }

    boolean offersRelaxed() {
        try {
            asRelaxed().open().close();
            report.accept(Reported.RELAXED, "true");
            return true;
        } catch (InvalidOptionException notOffered) {
            report.accept(Reported.RELAXED, "false");
            return false;
        }
    }

    /** Returns {@code entries}, or as many as one commit takes. */
    int atMostABatch(int entries) {
        return (int) Math.min(entries, traits().largestBatchEntries());
    }

    /** Makes so many writes in as many transactions as the largest batch asks for, each write of at most so many bytes. */
    void inBatches(TagStore store, int writes, int bytes, ObjIntConsumer<WriteOperations> write) {
        int most = (int) Math.min(atMostABatch(writes), traits().largestBatchBytes() / bytes);
        for (int from = 0; from < writes; from += most) {
            int first = from;
            store.write(tx -> {
                IntStream.range(first, Math.min(first + most, writes)).forEach(number -> write.accept(tx, number));
                return null;
            });
        }
    }

    /** Opens the test's store. */
    TagStore open() {
        return openAsTraitsSay(spec());
    }

    /** Opens a store, with a place or without one as the traits say, and with options that must be taken. */
    TagStore openAsTraitsSay(StoreSpec spec) {
        try {
            return open(spec);
        } catch (InvalidOptionException refusal) {
            if (spec.path() != null) {
                throw refusal;
            }
            throw new AssertionError(
                    "traits() says VOLATILE, so that a store has no place; but without one it is not opened: "
                            + refusal,
                    refusal);
        }
    }

    TagStore open(StoreSpec spec) {
        return decorated(spec.open());
    }

    /** Takes a store over that a test has opened in a way of its own. */
    TagStore decorated(TagStore store) {
        TagStore decorated = subject.decorate(store);
        closes.push(decorated::close);
        return decorated;
    }

    /** Opens a store of the memory backend, for the other end of a migration. */
    TagStore openMemory() {
        TagStore memory = TagStores.open("memory:");
        closes.push(memory::close);
        return memory;
    }

    /** Closes the test's store and opens it again. */
    TagStore reopen(TagStore store) {
        store.close();
        return open();
    }

    /** Starts a program in a JVM of its own, over the test's store. */
    ChildJvm start(ChildProgram program, Object... arguments) {
        return start(ChildLimits.NONE, program, arguments);
    }

    ChildJvm start(ChildLimits limits, ChildProgram program, Object... arguments) {
        return start(limits, spec(), program, arguments);
    }

    /** Starts a program over another store. */
    ChildJvm start(StoreSpec spec, ChildProgram program, Object... arguments) {
        return start(ChildLimits.NONE, spec, program, arguments);
    }

    private ChildJvm start(ChildLimits limits, StoreSpec spec, ChildProgram program, Object... arguments) {
        List<String> words = Stream.of(arguments).map(Object::toString).toList();
        ChildJvm child = ChildJvm.start(directory(), limits, spec, program, words);
        closes.push(child::close);
        children.push(child);
        return child;
    }

    /** Returns which child processes the test may be waiting for, for a failure's text. */
    String children() {
        return children.stream()
                .filter(ChildJvm::isAlive)
                .map(child -> "; there is " + child.progress())
                .collect(Collectors.joining());
    }

    @Override
    public void close() throws IOException {
        try {
            closeAll();
        } finally {
            removeDirectory();
        }
    }

    private void closeAll() {
        RuntimeException first = null;
        while (!closes.isEmpty()) {
            try {
                closes.pop().run();
            } catch (RuntimeException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static Path createDirectory() {
        try {
            return Files.createTempDirectory("cairn-conformance-").toRealPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private synchronized void removeDirectory() throws IOException {
        if (directory != null) {
            remove(directory);
        }
    }

    /** Removes the files of a closed store, if it has any. */
    void removeFiles(String name) throws IOException {
        if (!isVolatile()) {
            remove(directory().resolve(name));
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
